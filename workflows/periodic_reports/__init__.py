"""Periodic reports: from regimes to cases, and what an amendment makes of them."""
