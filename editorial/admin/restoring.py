"""From what was kept of a form to the data that fills the form and its rows again."""

import re

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

_LINE_END = re.compile(r"\r\n|\r|\n")
_KEY = re.compile(r"[0-9]{1,18}", re.ASCII)


def sent(kept) -> QueryDict:
    """The fields as a browser would have sent them."""
    data = QueryDict(mutable=True)
    for name, value in kept.fields:
        data.appendlist(name, _LINE_END.sub("\r\n", value))
    data["version"] = kept.version
    return data


def without_impossible_choices(data: QueryDict, fields: dict, prefix: str = "") -> None:
    """Empty the references that could be no key of any row: widgets look up whatever they are given."""
    for name, field in fields.items():
        value = data.get(f"{prefix}{name}")
        if isinstance(field, forms.ModelChoiceField) and value and not _KEY.fullmatch(value):
            data[f"{prefix}{name}"] = ""


def put_in_order(data: QueryDict, formset) -> None:
    """Put rows that still exist first, as formsets want it; what was typed into one that is gone becomes a new row."""
    total, prefix = f"{formset.prefix}-TOTAL_FORMS", formset.prefix
    if not data.get(total, "").isdigit():
        data.pop(total, None)
        return
    present = {str(row.pk) for row in formset.get_queryset()}
    pattern = re.compile(rf"{re.escape(prefix)}-(\d+)-(\w+)", re.ASCII)
    rows: dict[int, dict[str, list[str]]] = {}
    for name in list(data):
        if match := pattern.fullmatch(name):
            rows.setdefault(int(match[1]), {})[match[2]] = data.pop(name)
    pk = formset.model._meta.pk.name
    kept = [rows[at] for at in sorted(rows)]
    old = [row for row in kept if row.get(pk, [""])[-1] in present]
    new = [row | {pk: [""]} for row in kept if row.get(pk, [""])[-1] not in present]
    for at, row in enumerate([*old, *new]):
        for name, values in row.items():
            data.setlist(f"{prefix}-{at}-{name}", values)
        without_impossible_choices(data, formset.form.base_fields, f"{prefix}-{at}-")
    data[total], data[f"{prefix}-INITIAL_FORMS"] = str(len(old) + len(new)), str(len(old))


def without_errors(formset) -> None:
    """Let the rows show what is in them, and not yet what is wrong with it."""
    for form in formset.forms:
        form._errors = ErrorDict()
    formset._errors = [{} for _form in formset.forms]
    formset._non_form_errors = formset.error_class()


def differs(form, name: str) -> bool:
    """Whether more than the ends of lines differs: pages are sent with others than texts are loaded with."""
    before, after = form.get_initial_for_field(form.fields[name], name), form[name].data
    both = isinstance(before, str) and isinstance(after, str)
    return not both or _LINE_END.sub("\n", before) != _LINE_END.sub("\n", after)


def rows_differ(formset) -> bool:
    """Whether rows were added, changed or ticked for deletion; rows that others added since do not count."""
    return any(differs(form, name) for form in formset.forms for name in form.changed_data)
