"""A figure taken down step by step to the inputs it comes from."""
