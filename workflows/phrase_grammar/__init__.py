"""The grammar of time phrases, from tokens to readings."""
