"""The simulation of a season, a year, or the days to come."""
