"""Quotas as the office stands: read, watched, told of."""
