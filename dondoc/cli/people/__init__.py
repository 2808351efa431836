"""Commands about people, their roles and their leaving."""
