"""What the templates of people, teams and campaigns need besides their pages."""
