"""Channels that carry messages to people, and the texts they carry."""
