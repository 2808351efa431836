"""Quotas and indicators as the office stands: reading, watching, entering values."""
