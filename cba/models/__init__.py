"""What a project is: its typed declaration, in which nothing is calculated."""
