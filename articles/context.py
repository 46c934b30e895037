"""What an article's template needs besides its page."""
