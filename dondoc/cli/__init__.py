"""The command line: parse, call a service or a view, print. The home of click."""
