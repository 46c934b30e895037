"""The public API: what other systems read, from live editions only. Each app brings the routes of its own kinds."""
