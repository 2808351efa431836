"""Two states of a list set side by side: what is added, changed and taken out, and that made to a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Parts(Generic[Item]):
    """What becomes of the items of one kind, by their codes; ``changed`` holds old and new."""

    added: Mapping[str, Item]
    changed: Mapping[str, tuple[Item, Item]]
    removed: Mapping[str, Item]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.added or self.changed or self.removed)


def compared(old: Mapping[str, Item], new: Mapping[str, Item]) -> Parts[Item]:
    """Return what leads from one state to the other."""
    return Parts(
        added={code: item for code, item in new.items() if code not in old},
        changed={
            code: (old[code], item)
            for code, item in new.items()
            if code in old and old[code] != item
        },
        removed={code: item for code, item in old.items() if code not in new},
    )


def with_parts(items: Mapping[str, Item], parts: Parts[Item]) -> dict[str, Item]:
    """Return items with what changes made to them; what is added stands last."""
    kept = {
        code: parts.changed[code][1] if code in parts.changed else item
        for code, item in items.items()
        if code not in parts.removed
    }
    return {**kept, **parts.added}


def by_code(items: Iterable[Any]) -> dict[str, Any]:
    """Return items by their codes."""
    return {item.code: item for item in items}
