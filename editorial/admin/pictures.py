"""Uploading a picture in a form: cleaned and stored at once, and kept when another field of the form is refused."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from editorial import pictures
from editorial.admin.forms import RecordForm
from editorial.models import Picture

_SALT = "editorial.admin.pictures"


class UploadWidget(forms.FileInput):
    """The file button with the present picture beside it. Browsers never send a chosen file twice: `stored` does."""

    template_name = "admin/editorial/upload.html"
    picture = None

    def get_context(self, name, value, attrs):
        return super().get_context(name, value, attrs) | {"picture": self.picture}


class PictureFields(forms.ModelForm):
    """Adds `upload` and the hidden `stored` to a form whose model has a picture in `picture_field`.

    `stored` is signed, so that nobody can refer to a picture that they did not just send.
    """

    picture_field = "picture"
    user = None
    upload = forms.FileField(
        label=_("picture file"), required=False,
        widget=UploadWidget(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("JPEG, PNG or WebP, up to 20 MB. Place and camera data are removed."),
    )  # fmt: skip
    stored = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["upload"].widget.picture = self._kept() or getattr(self.instance, self.picture_field, None)

    def clean(self):
        cleaned = super().clean()
        picture = self._kept()
        if upload := cleaned.get("upload"):
            try:
                picture = pictures.store(upload, self.user)
            except ValidationError as error:
                self.add_error("upload", error)
        if picture:
            setattr(self.instance, self.picture_field, picture)
            self.fields["upload"].widget.picture = picture
            self.data = self.data.copy()
            self.data[self.add_prefix("stored")] = signing.dumps(picture.pk, salt=_SALT)
        return cleaned

    def _kept(self) -> Picture | None:
        sent = self.data.get(self.add_prefix("stored")) if self.is_bound else None
        try:
            return Picture.objects.filter(pk=signing.loads(sent, salt=_SALT, max_age=86400)).first() if sent else None
        except signing.BadSignature:
            return None


class PictureForm(PictureFields, RecordForm):
    """A record's form with a picture."""


class PhotoForm(PictureFields):
    """A row of an inline with a picture, which a new row must have."""

    def clean(self):
        cleaned = super().clean()
        missing = not getattr(self.instance, f"{self.picture_field}_id")
        if missing and self.has_changed() and "upload" not in self.errors:
            self.add_error("upload", _("Choose a picture file."))
        return cleaned
