"""A place in the tokens of a phrase, moved forward only when something is taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from workflows.phrase_grammar.tokens import Token


def _is_word(token: Token, word: str) -> bool:
    return token.fold == word


@cache
def _by_first_word(choices: tuple[str, ...]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return word sequences under their first word, in their order; the choices are those of the grammar."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in choices:
        words = tuple(name.split())
        found.setdefault(words[0], []).append((words, name))
    return found


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
        return self._comes(tuple(words.split()))

    def _comes(self, words: tuple[str, ...]) -> bool:
        ahead = self.tokens[self.at : self.at + len(words)]
        return len(ahead) == len(words) and all(map(_is_word, ahead, words))

    def takes(self, *choices: str) -> str:
        """Take the first of these word sequences that comes next; return it, or nothing."""
        for words, name in _by_first_word(choices).get(self.fold(), ()):
            if self._comes(words):
                self.at += len(words)
                return name
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
