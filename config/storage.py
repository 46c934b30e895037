"""Static files under names that hold their hash, for style sheets and script modules alike."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Rewrites what script modules import too: without it they would ask for names that are not served."""

    support_js_module_import_aggregation = True
