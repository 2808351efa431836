"""``python -m dondoc.documents --write docs/reference``: write the generated reference pages."""

import sys
from pathlib import Path

from dondoc.documents import written_pages


def main(words: list[str]) -> int:
    """Write every page into the folder that follows ``--write``."""
    if len(words) != 2 or words[0] != "--write":  # noqa: PLR2004  (an option and its value)
        sys.stderr.write("usage: python -m dondoc.documents --write docs/reference\n")
        return 2
    folder = Path(words[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in written_pages().items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
