"""The database: tables, mappings, migrations and the unit of work."""
