"""Commands that correct what was entered."""
