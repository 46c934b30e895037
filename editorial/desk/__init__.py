"""The desk: what waits for whom, and what helps people who work on it at the same time."""
