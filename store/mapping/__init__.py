"""Rows to values and back; a value is built only from a row that once was one."""
