"""The database: rows, their values, units of work and views."""
