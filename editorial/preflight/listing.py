"""The list of checks for the documentation, made from the registry."""

from django.utils.translation import override

from editorial import kinds
from editorial.preflight.interests import FLAGS
from editorial.preflight.registry import Check, Severity, checks

_HEAD = """# The check before publication

The checks that run on a frozen page, at submission and again at approval. What blocks stops both. A warning wants an
answer, a word at least, from the editor who submits the page; what comes up only later, and a flag, from the approver.
The answers are kept with the decision, in its chain. Flags depend on the people at work, not on the page alone.
Made from the registry by `manage.py preflight_docs`: change the checks, not this page.
"""

_SECTIONS = {Severity.BLOCK: "Blocks", Severity.WARN: "Warns"}

_TABLE = ("| check | what it looks at | pages |", "|---|---|---|")


def document() -> str:
    """The page `docs/preflight.md`, in Markdown: what each check looks for, by severity and id."""
    with override("en"):
        parts = []
        for severity, heading in _SECTIONS.items():
            rows = [_row(each) for each in checks() if each.severity == severity]
            parts.append("\n".join([f"## {heading}", "", *_TABLE, *rows]))
        flags = [f"| `{name}` | {about} |" for name, about in FLAGS.items()]
        parts.append("\n".join(["## Flags", "", "| flag | what it looks at |", "|---|---|", *flags]))
        return _HEAD + "\n" + "\n\n".join(parts) + "\n"


def _row(check: Check) -> str:
    names = [str(kinds.get(name).label) for name in check.kinds]
    return f"| `{check.id}` | {check.about} | {', '.join(names) or 'all'} |"
