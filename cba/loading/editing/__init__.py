"""Numbers changed in the text of a project's files, and nothing else in them."""
