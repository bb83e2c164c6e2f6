"""From files to a checked project, with every problem at its place."""
