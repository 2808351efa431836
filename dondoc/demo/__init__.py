"""The demonstration: two real plans through a season of virtual time, with real mail and a crash."""
