"""Style sheets that are written apart and served as one: a finder of static files that joins them when asked."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from config.older_engines import with_fallback


class BundleFinder(BaseFinder):
    """Finds the files of settings.BUNDLES: each holds the sheets listed for it, one behind the other, and the same once
    more for older engines.

    A bundle is written below settings.BUNDLE_ROOT, and again whenever a source has changed: the development server and
    collectstatic see the same, and there is nothing to build.
    """

    def __init__(self, app_names=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=settings.BUNDLE_ROOT)

    def find(self, path, find_all=False):
        """The file of the bundle, if `path` names one."""
        if path not in settings.BUNDLES:
            return []
        written = str(self._written(path))
        return [written] if find_all else written

    def list(self, ignore_patterns):
        """Every bundle with the storage that holds it."""
        for path in settings.BUNDLES:
            self._written(path)
            yield path, self.storage

    def _written(self, path: str) -> Path:
        sources = [settings.BASE_DIR / "static" / each for each in settings.BUNDLES[path]]
        target = Path(self.storage.path(path))
        text = with_fallback("\n".join(each.read_text(encoding="utf-8") for each in sources))
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Several processes may write at once: each makes a file of its own and puts it in place whole.
            draft = target.with_suffix(f".{id(self)}.new")
            draft.write_text(text, encoding="utf-8")
            draft.replace(target)
        return target
