"""The demonstration: staff, reference data and five stories, retold in our own words and taken through the workflow."""
