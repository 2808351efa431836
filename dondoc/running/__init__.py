"""The daemon around its ticks: lock, log, status, sign of life, services."""
