"""What the authority does, as data: workflows, plan files and working calendars."""
