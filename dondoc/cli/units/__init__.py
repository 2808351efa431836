"""Commands about units and what becomes of them."""
