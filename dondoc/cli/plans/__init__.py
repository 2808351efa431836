"""Commands about plans: check, load, amend, show, close the year."""
