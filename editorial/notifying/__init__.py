"""Telling staff what they have to act on or to know: in the admin, and by mail from an outbox.

Whoever changes something calls `tell` with the decision, or `tell_of` with an event where there is no decision, inside
the transaction of the change. Rows are written there, so that nothing is told that did not happen.
"""

from editorial.notifying.events import EVENTS, Event, Who
from editorial.notifying.telling import settle, tell, tell_of

__all__ = ["EVENTS", "Event", "Who", "settle", "tell", "tell_of"]
