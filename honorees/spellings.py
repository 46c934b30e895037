"""How names of persons are written among traditional characters, and how they are read, as their records say."""

from django.db import models

from editorial import snapshots


def traditional_names(editions: models.QuerySet) -> dict[str, str]:
    """By name, its form, of all the persons whose editions these are: as it is, unless the record states one. Two
    queries."""
    forms = {name: name for name in editions.values_list("title", flat=True)}
    stating = editions.exclude(content__page__contains='"name_hant":""').for_page()
    return forms | {each.title: snapshots.page_of(each).name_hant or each.title for each in stating}


def stated_pinyin(editions: models.QuerySet) -> dict[str, str]:
    """By public id, the readings that the records state. One query."""
    stating = editions.exclude(content__page__contains='"pinyin":""').for_page()
    return {each.public_id: snapshots.page_of(each).pinyin for each in stating}
