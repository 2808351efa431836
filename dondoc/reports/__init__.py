"""Reports: figures of plans, units and heads of units in a period, and the cases behind each."""
