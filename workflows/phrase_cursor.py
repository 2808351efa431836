"""A place in the tokens of a phrase, moved forward only when something is taken."""

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.phrase_tokens import Token


@dataclass(slots=True)
class Cursor:
    """Tokens and how many of them are taken; every method looks at most a few tokens ahead."""

    tokens: tuple[Token, ...]
    at: int = 0

    @property
    def ended(self) -> bool:
        """Tell whether everything is taken."""
        return self.at >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token | None:
        """Return a token that is not taken yet."""
        place = self.at + ahead
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def fold(self, ahead: int = 0) -> str:
        """Return a token folded, or nothing behind the end."""
        token = self.peek(ahead)
        return token.fold if token else ""

    def number(self, ahead: int = 0) -> int | None:
        """Return the value of a number ahead."""
        token = self.peek(ahead)
        return token.number if token else None

    def sees(self, words: str) -> bool:
        """Tell whether these folded words come next."""
        return all(self.fold(n) == word for n, word in enumerate(words.split()))

    def takes(self, *choices: str) -> str:
        """Take the first of these word sequences that comes next; return it, or nothing."""
        for words in choices:
            if self.sees(words):
                self.at += len(words.split())
                return words
        return ""

    def take(self) -> Token:
        """Take one token."""
        token = self.tokens[self.at]
        self.at += 1
        return token

    def rest(self) -> tuple[Token, ...]:
        """Return what is not taken."""
        return self.tokens[self.at :]

    def skip(self, folds: Iterable[str]) -> None:
        """Take any of these words as long as they come."""
        known = frozenset(folds)
        while self.fold() in known and not self.ended:
            self.at += 1
