"""Commands about quotas and indicators."""
