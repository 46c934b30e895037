"""Revocation: taking an honour back, from the decision until no page shows it any more, with all that it concerns."""
