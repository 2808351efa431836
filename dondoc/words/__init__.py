"""Words of the trade for people: acts, rules, plans, states."""
