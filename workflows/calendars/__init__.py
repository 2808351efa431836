"""Working calendars as data: the announced days, what is projected, and their checks."""
