"""Commands about difficulties."""
