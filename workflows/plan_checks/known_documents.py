"""Days of central documents that administrative plans cite most, to tell a misprinted year."""

from datetime import date
from typing import Final

BY_NUMBER: Final = {
    ("30c", "NQ-CP"): date(2011, 11, 8),
    ("63", "NĐ-CP"): date(2010, 6, 8),
    ("48", "NĐ-CP"): date(2013, 5, 14),
    ("92", "NĐ-CP"): date(2017, 8, 7),
    ("61", "NĐ-CP"): date(2018, 4, 23),
    ("113", "NĐ-CP"): date(2018, 8, 31),
    ("09", "NĐ-CP"): date(2019, 1, 24),
    ("30", "NĐ-CP"): date(2020, 3, 5),
    ("45", "NĐ-CP"): date(2020, 4, 8),
    ("107", "NĐ-CP"): date(2021, 12, 6),
    ("42", "NĐ-CP"): date(2022, 6, 24),
    ("76", "NQ-CP"): date(2021, 7, 15),
    ("131", "NQ-CP"): date(2022, 10, 6),
    ("468", "QĐ-TTg"): date(2021, 3, 27),
}
"""Number and sign, to the day of issue; a number alone returns every year, so day and month must agree."""
