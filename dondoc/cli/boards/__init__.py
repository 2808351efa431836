"""The board and what is due: overdue, who answers, what waits."""
