"""Commands of who runs the office: daemon, outbox, audit, backup, settings."""
