"""The JSON form of what was found, in the keys by which import quality is scored."""

from .story import Findings, Story


def squeeze(text: str, first: int = 0, last: int = 0) -> str:
    """The text without white space, cut to its first or last characters."""
    text = "".join(text.split())
    return text[:first] if first else text[-last:] if last else text


def to_truth(story: Story, findings: Findings) -> dict:
    """A dict ready for JSON; absent scalars are None, the whole body stands under `body`."""
    body = story.body
    return {
        "title": story.title or None,
        "subtitle": story.subtitle or story.kicker or None,
        "published_on": story.published_on.isoformat() if story.published_on else None,
        "source": story.source or None,
        "credits": [{"role": credit.label or credit.role, "names": credit.names} for credit in story.credits],
        "editor_note": story.editor_note or None,
        "body_first": squeeze(body, first=15) or None,
        "body_last": squeeze(body, last=15) or None,
        "chrome": story.chrome,
        "captions": story.captions,
        "honorees": [
            {"name": person.name, "posts": [post.text for post in person.posts], "kind": person.kind}
            for person in findings.honorees
        ],
        "teams": [team.name for team in findings.teams],
        "campaigns": [
            {"name": item.name, "tallies": [{"count": tally.count, "what": tally.what} for tally in item.tallies]}
            for item in findings.campaigns
        ],
        "figures": [{"text": item.text, "number": item.number, "unit": item.unit} for item in findings.figures],
        "body": body,
    }
