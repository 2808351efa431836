"""Units and people: registered, changed, succeeded, handed over, erased."""
