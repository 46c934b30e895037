"""The form of an article: a source that was printed and left empty is not the same as none."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from editorial.admin.forms import RecordForm


class ArticleForm(RecordForm):
    source_empty = forms.BooleanField(
        label=_("The original prints the label “来源” and leaves it empty"), required=False,
        help_text=_("Such a story can be kept as a draft; it cannot be published."),
    )  # fmt: skip

    class Meta:
        model = Article
        fields = ["title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["source_empty"] = self.instance.pk is not None and self.instance.source == ""
        if "source" in self.fields:
            self.fields["source"].help_text = _("The outlet named. Empty where the original prints no such label.")

    def clean(self):
        cleaned = super().clean()
        source, empty = cleaned.get("source"), cleaned.get("source_empty")
        if source and empty:
            self.add_error("source_empty", _("A source is given: it cannot be empty too."))
        elif empty:
            cleaned["source"] = ""
        return cleaned
