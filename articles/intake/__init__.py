"""Intake: bytes of a published story to its text, its parts and what is found in it (read, clean, find).

Nothing here knows Django, so the rules can be tested and measured alone; matching against records and making
drafts are the business of the admin edge.
"""
