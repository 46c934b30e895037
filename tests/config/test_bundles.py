"""The public style sheets are written apart and served as one."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from config.bundles import BundleFinder


def test_the_bundle_holds_its_sources_in_order():
    found = finders.find("css/site.css")
    text = Path(found).read_text(encoding="utf-8")
    at = [
        text.index((settings.BASE_DIR / "static" / each).read_text(encoding="utf-8").strip())
        for each in settings.BUNDLES["css/site.css"]
    ]
    assert at == sorted(at)


def test_every_sheet_is_in_it_or_linked_by_a_template():
    sheets = {f"css/{each.name}" for each in (settings.BASE_DIR / "static" / "css").glob("*.css")}
    templates = "".join(each.read_text(encoding="utf-8") for each in (settings.BASE_DIR / "templates").rglob("*.html"))
    bundled = set(settings.BUNDLES["css/site.css"])
    assert {each for each in sheets - bundled if f"'{each}'" not in templates} == set()
    assert {each for each in bundled if f"'{each}'" in templates} == set()


def test_it_follows_its_sources(settings, tmp_path):
    settings.BASE_DIR, settings.BUNDLE_ROOT = tmp_path, tmp_path / "made"
    settings.BUNDLES = {"css/one.css": ["a.css", "b.css"]}
    (tmp_path / "static").mkdir()
    for name in "ab":
        (tmp_path / "static" / f"{name}.css").write_text(f"{name} {{ top: 0 }}")
    finder = BundleFinder()
    assert Path(finder.find("css/one.css")).read_text().startswith("a { top: 0 }\nb { top: 0 }\n@supports")
    (tmp_path / "static" / "b.css").write_text("c { top: 0 }")
    [(path, storage)] = finder.list([])
    assert storage.open(path).read().startswith(b"a { top: 0 }\nc { top: 0 }\n@supports")
    assert finder.find("css/other.css") == []
