"""Copies of an office: backed up, proved, restored, held, released."""
