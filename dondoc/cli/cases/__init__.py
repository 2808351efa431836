"""Commands about a case: list, screen, open, earlier findings."""
