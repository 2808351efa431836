"""Commands about report regimes and their periods."""
