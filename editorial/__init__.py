"""The engine room: records, editions, the workflow between them, and every page that mixes kinds."""
