"""Stories in the manner of many outlets, their truth written before the rules: intake finds at least nine tenths."""

from statistics import mean

import pytest

from .scoring import fields, names, prediction, truth


def test_there_are_twenty_five_stories_or_more():
    assert len(names()) >= 25


@pytest.mark.parametrize("name", names())
def test_no_story_falls_far_below_the_rest(name):
    scores = fields(truth(name), prediction(name))
    assert mean(scores.values()) >= 0.75, scores


def test_the_mean_over_all_stories_is_nine_tenths():
    every = [fields(truth(name), prediction(name)) for name in names()]
    assert mean(mean(scores.values()) for scores in every) >= 0.90
    together: dict[str, list[float]] = {}
    for scores in every:
        for field, score in scores.items():
            together.setdefault(field, []).append(score)
    weak = {field: round(mean(scores), 3) for field, scores in together.items() if mean(scores) < 0.75}
    assert not weak
