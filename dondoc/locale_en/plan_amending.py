"""English of amended plans: what changes, what cannot, and rules set by a letter."""

from typing import Final

TEXTS: Final = {
    "ngày mới vẫn là dự kiến": "the new day is still tentative",
}
