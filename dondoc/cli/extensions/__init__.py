"""Commands about extensions of deadlines."""
