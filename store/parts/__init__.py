"""The parts of a unit of work: one class for each port, a few plain statements each."""
