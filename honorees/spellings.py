"""How names of persons are written among traditional characters: as they are, unless the record states a form."""

from django.db import models

from editorial import snapshots


def traditional_names(editions: models.QuerySet) -> dict[str, str]:
    """By name, its form, of all the persons whose editions these are. Two queries."""
    forms = {name: name for name in editions.values_list("title", flat=True)}
    stating = editions.exclude(content__page__contains='"name_hant":""').for_page()
    return forms | {each.title: snapshots.page_of(each).name_hant or each.title for each in stating}
