"""The numbered text of a page: every place that a finding or note can name, and where words went."""

from editorial import kinds
from editorial.outline import Outline
from tests.editorial.published import article, campaign, deed


def outline(page) -> Outline:
    return Outline(kinds.get("article" if hasattr(page, "body") else "campaign"), page)


def test_paragraphs_fields_and_items_have_places():
    found = outline(article("题目", "第一段。\n第二段。", ["甲"], achievements=(deed("盘活土地"),)))
    assert found.blocks["title"].text == "题目"
    assert found.blocks["body.2"].text == "第二段。"
    assert {"body", "mentions", "mentions.1", "achievements.1"} <= set(found.blocks)


def test_entries_of_a_roll_have_places_inside_their_tier():
    found = outline(campaign("评选", ["甲", "乙"]))
    assert found.blocks["tiers.1.entries.2"].depth == 1
    assert "乙" in found.blocks["tiers.1.entries.2"].text


def test_a_place_that_is_finer_than_any_leads_to_what_holds_it():
    found = outline(campaign("评选", ["甲"]))
    assert found.nearest("tiers.1.entries.1.recipient.label").anchor == "tiers.1.entries.1"
    assert found.nearest("tiers.7").anchor == "tiers"
    assert found.nearest("nowhere") is None
    assert found.nearest("") is None


def test_what_a_finding_quotes_tells_the_paragraph():
    found = outline(article("题目", "第一段。\n家庭住址在此。"))
    assert found.nearest("body", "“家庭住址”：不应公开。").anchor == "body.2"
    assert found.nearest("body", "“别的话”").anchor == "body"


def test_words_are_found_where_they_stand_now():
    found = outline(article("题目", "新的一段。\n说过的话。"))
    assert found.of_quote("body.1", "说过的话。").anchor == "body.2"
    assert found.of_quote("body.1", "删去的话。") is None
    assert found.of_quote("body.1", "新的一段。").anchor == "body.1"
