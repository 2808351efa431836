"""Commands about documents and events that wake rows."""
