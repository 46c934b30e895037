"""Stories in the manner of many outlets, each truth written before any rule saw it: intake finds nearly all."""

from statistics import mean

import pytest

from .scoring import fields, names, prediction, truth


def test_there_are_sixty_stories_or_more():
    assert len(names()) >= 60


@pytest.mark.parametrize("name", names())
def test_no_story_falls_far_below_the_rest(name):
    scores = fields(truth(name), prediction(name))
    assert mean(scores.values()) >= 0.75, scores


def test_the_mean_over_all_stories_is_high_and_no_field_is_weak():
    every = [fields(truth(name), prediction(name)) for name in names()]
    assert mean(mean(scores.values()) for scores in every) >= 0.97
    together: dict[str, list[float]] = {}
    for scores in every:
        for field, score in scores.items():
            together.setdefault(field, []).append(score)
    weak = {field: round(mean(scores), 3) for field, scores in together.items() if mean(scores) < 0.90}
    assert not weak
