"""Vocabularies of Chinese outlets and offices: the data that the rules of intake read."""
