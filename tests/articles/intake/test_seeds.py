"""The five real stories that are kept beside the project, scored by the scorer that is kept with them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from articles.intake.clean import clean
from articles.intake.find import find
from articles.intake.read import read
from articles.intake.truth import to_truth

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"


@pytest.mark.skipif(not (SEEDS / "score.py").exists(), reason="the real stories are not kept beside this checkout")
def test_real_stories_score_at_least_99_in_a_hundred_and_no_field_below_90(tmp_path):
    for path in SEEDS.glob("*.txt"):
        story = clean(read(path.read_bytes(), path.name))
        found = json.dumps(to_truth(story, find(story)), ensure_ascii=False)
        (tmp_path / f"{path.stem}.json").write_text(found, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, SEEDS / "score.py", tmp_path, "--json"], capture_output=True, text=True, check=False
    )
    result = json.loads(run.stdout)
    assert result["mean"] >= 0.99
    scores = {
        field: score["score"] for field, score in result["fields"].items() if score and score["score"] is not None
    }
    assert min(scores.values()) >= 0.90, scores
