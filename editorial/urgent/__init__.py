"""Urgent corrections: submitting one through the workflow, and bringing it into the record."""
