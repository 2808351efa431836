"""Tasks: from rows of an annex to cases, and what an amendment makes of them."""
