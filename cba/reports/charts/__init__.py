"""Charts: what is drawn, where everything in it stands, and the picture of it."""
