"""Forms of the importer: what comes in, and the sheet that the editor checks."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField

from articles.intake.read.bounds import MAX_CHARACTERS
from articles.models import Credit
from districts.fields import DAY_BOUNDS
from districts.models import District
from editorial.richtext import EXTENSIONS

MOST_FILES = 20

_CREDIT = re.compile(r"^\s*([^:：]+?)\s*[:：]\s*(.*)$")


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files from one field."""

    widget = FilesInput(attrs={"accept": ".txt,.html,.htm,.docx,.pdf"})

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in files if each]


class ReceiveForm(forms.Form):
    """Step one: a pasted text, or files."""

    district = forms.ModelChoiceField(
        District.objects.none(), label=_("District"),
        help_text=_("The story is filed here; “我区” and “我市” in its text mean this place."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Text of the page"), required=False, max_length=MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Copy the whole page and paste it: what does not belong to the story is left out."),
    )  # fmt: skip
    files = FilesField(
        label=_("Or files"), required=False, help_text=_("Word (.docx), PDF with text, web page or text, 20 MB each.")
    )

    def __init__(self, *args, districts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = districts

    def clean(self):
        cleaned = super().clean()
        files = cleaned.get("files") or []
        if not self.errors and not files and not cleaned.get("text", "").strip():
            raise forms.ValidationError(_("Paste a text or choose a file."))
        if len(files) > MOST_FILES:
            self.add_error("files", _("At most %(count)d files at once.") % {"count": MOST_FILES})
        return cleaned


class SheetForm(forms.Form):
    """Step two: the sheet (see articles.intake.sheet), with the credits one a line."""

    title = forms.CharField(label=_("Title"), max_length=150)
    kicker = forms.CharField(label=_("Kicker"), max_length=80, required=False)
    subtitle = forms.CharField(label=_("Subtitle"), max_length=150, required=False)
    published_on = forms.DateField(
        label=_("Original date"), required=False, validators=DAY_BOUNDS,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Empty where the date is not known."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Source"), max_length=100, required=False,
        help_text=_("The outlet named. Empty where the original prints no such label."),
    )  # fmt: skip
    source_empty = forms.BooleanField(
        label=_("The original prints the label “来源” and leaves it empty"), required=False
    )
    editor_note = forms.CharField(label=_("Editor's note"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    body = ProseEditorFormField(label=_("Body"), extensions=EXTENSIONS, sanitize=True)
    credits = forms.CharField(
        label=_("Credits"), required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One line each: 编辑：张三、李四. A label that was printed and left empty stays empty."),
    )  # fmt: skip
    rights = forms.CharField(label=_("Rights statement"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    @classmethod
    def initial_of(cls, sheet: dict) -> dict:
        """What the form shows for a sheet."""
        lines = "\n".join(f"{each['role']}：{each['names']}" for each in sheet["credits"])
        return sheet | {"credits": lines, "source": sheet["source"] or "", "source_empty": sheet["source"] == ""}

    def clean_credits(self):
        found = []
        for line in filter(str.strip, self.cleaned_data["credits"].splitlines()):
            match = _CREDIT.match(line)
            role = re.sub(r"\s", "", match[1]) if match else ""
            if role not in Credit.Role.values:
                raise forms.ValidationError(
                    _("“%(line)s” does not begin with one of: %(roles)s."),
                    params={"line": line[:40], "roles": "、".join(Credit.Role.values)},
                )
            found.append({"role": role, "names": match[2].strip()})
        return found

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("source") and cleaned.get("source_empty"):
            self.add_error("source_empty", _("A source is given: it cannot be empty too."))
        return cleaned

    def changed_sheet(self, sheet: dict) -> dict:
        """The sheet with what the form holds."""
        data = self.cleaned_data
        source = "" if data["source_empty"] else data["source"] or None
        date = data["published_on"].isoformat() if data["published_on"] else ""
        names = ("title", "kicker", "subtitle", "editor_note", "body", "credits", "rights")
        return sheet | {name: data[name] for name in names} | {"source": source, "published_on": date}
