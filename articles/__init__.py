"""Stories: columns, articles, credits, photos, mentions, evidence; intake; the demonstration data."""
