"""What an urgent correction stands on: the edition that it patches, and the one that came from the record itself."""

from editorial.models import Edition


def line(edition: Edition) -> list[Edition]:
    """The edition with those that it corrects, oldest first: the first came from the record."""
    found = [edition]
    while found[0].patches_id:
        found.insert(0, found[0].patches)
    return found
