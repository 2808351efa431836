"""The audit log as a whole: sealed, read, checked, corrected."""
