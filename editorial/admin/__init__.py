"""The desk, and what the admin pages of all records share."""
