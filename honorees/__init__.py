"""People, teams, campaigns, commendations and achievements."""
