"""Simulation: a plan, or an office's own work, played in virtual time with the real engine."""
