"""English texts of the parts of the program; each module holds a dict named ``TEXTS``."""
