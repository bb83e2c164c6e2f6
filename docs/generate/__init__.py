"""Makes the parts of the documentation that follow from the code.

``python -m docs.generate`` writes them; tests fail when they are stale.
"""
