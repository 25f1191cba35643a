"""What became of each character of a layout text: nothing printed is dropped without being listed."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.layout import LayoutText


class Claims:
    """A mask over the layout text: 1 where a rule has placed the character, in a record or as a word of the form."""

    def __init__(self, layout: LayoutText) -> None:
        self._layout = layout
        self._mask = bytearray(len(layout.text))

    def claim(self, start: int, end: int) -> None:
        """The text [start, end) has found its place."""
        self._mask[start:end] = b"\1" * (end - start)

    def left(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of [start, end) that nothing has placed, one for each line that has any, white space apart."""
        text, at = self._layout.text, start
        while at < end:
            stop = text.find("\n", at, end)
            stop = end if stop < 0 else stop
            stretch = self._unplaced(at, stop)
            if stretch:
                yield stretch
            at = stop + 1

    def count(self, start: int, end: int) -> int:
        """How many characters of [start, end), white space apart, have found their place."""
        text = self._layout.text
        return sum(1 for at in range(start, end) if self._mask[at] and not text[at].isspace())

    def _unplaced(self, start: int, end: int) -> tuple[int, int] | None:
        if self._mask.find(0, start, end) < 0:
            return None
        text = self._layout.text
        open_at = [at for at in range(start, end) if not self._mask[at] and not text[at].isspace()]
        return (open_at[0], open_at[-1] + 1) if open_at else None
