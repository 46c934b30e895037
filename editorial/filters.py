"""Filters of list pages: they validate what the address asks for, name the choices and say in words what is unknown."""

import functools

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from districts.codes import full_code
from editorial import facets
from editorial.models import Edition

MOST_VALUES = 40
"""Values of one parameter that an address may ask for; more are not read."""

LONGEST_VALUE = 120
"""Characters of a value that are read: longer than any id or title that a facet offers."""


class FacetField(forms.MultipleChoiceField):
    """Values of a facet. Unknown ones are an error that names them; repeated and empty ones are dropped."""

    default_error_messages = {"invalid_choice": _("There is nothing under “%(value)s”. Choose from the list.")}

    def to_python(self, value):
        texts = (self.prepared(" ".join(str(each).replace("\0", " ").split())[:LONGEST_VALUE]) for each in value or ())
        return list(dict.fromkeys(filter(None, texts)))[:MOST_VALUES]

    def prepared(self, value: str) -> str:
        """The value as the index knows it."""
        return value

    def valid_value(self, value):
        return value in self._known

    @property
    def _known(self) -> frozenset[str]:
        return frozenset(value for value, _label in self.choices)


class DistrictField(FacetField):
    """District codes: the short forms in daily use, of 6 or 9 digits, are accepted."""

    def prepared(self, value):
        try:
            return full_code(value)
        except ValueError:
            return value


class FacetFilter(django_filters.MultipleChoiceFilter):
    field_class = FacetField


class DistrictFilter(FacetFilter):
    field_class = DistrictField


class FacetFilterSet(django_filters.FilterSet):
    """The filters of one kind. Its choices are the values that live editions have, so a draft's value is unknown."""

    facets: facets.Facets
    q = django_filters.CharFilter(
        label=_("Search"),
        max_length=60,
        error_messages={"max_length": _("The search words are too long: 60 characters at most.")},
    )

    def __init__(self, data, *, index: facets.Index):
        super().__init__(data=data, queryset=Edition.objects.none())
        self.query = data
        self.index = index
        for name in self.facets.names:
            values = index.values[name].values()
            self.filters[name].extra["choices"] = [(each.id, self.label_of(name, each)) for each in values]

    @property
    def messages(self) -> list[str]:
        """What is wrong with the address, in sentences for the reader."""
        return [str(message) for messages in self.form.errors.values() for message in messages]

    @functools.cached_property
    def chosen(self) -> dict[str, list[str]]:
        """By facet, what is asked for, unknown values included: they match nothing."""
        fields = self.form.fields
        return {name: fields[name].to_python(self.query.getlist(name)) for name in self.facets.names}

    @property
    def words(self) -> str:
        """The search words; "" for none and for words that cannot be searched for."""
        self.form.is_valid()
        return " ".join(self.form.cleaned_data.get("q", "").split())

    @property
    def typed(self) -> str:
        """The search words as they came, to be shown again."""
        return self.query.get("q", "").replace("\0", "")[:LONGEST_VALUE]

    def label_of(self, name: str, value: facets.Value) -> str:
        """What a value is called on the page."""
        if name == "year":
            return str(_("Date unknown")) if value.id == "unknown" else str(_("%(year)s") % {"year": value.label})
        return value.label
