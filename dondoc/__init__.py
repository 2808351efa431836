"""The program dondoc: settings, wiring, commands and the daemon."""
