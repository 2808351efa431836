"""Commands about rounds, their teams and schedules."""
