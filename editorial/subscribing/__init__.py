"""Readers follow a district, a column, a person, a team, a campaign or everything by mail.

A subscription is asked for, confirmed by the link in a mail, and in force until the reader ends it or what it follows
is suppressed. Whoever asks learns nothing about an address: the answer is the same whatever is known of it.
"""

from editorial.subscribing.asking import ask, confirm, stop
from editorial.subscribing.targets import EVERYTHING, Target, name_of

__all__ = ["EVERYTHING", "Target", "ask", "confirm", "name_of", "stop"]
