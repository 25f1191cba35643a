"""What became of each character of a layout text: nothing printed is dropped without being listed."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.layout import LayoutText


class Claims:
    """A mask over the layout text: 1 where a rule has placed the character, in a record or as a word of the form.

    White space needs no place: it is 2 until it is placed with what stands around it.
    """

    def __init__(self, layout: LayoutText) -> None:
        self._text = layout.text
        self._mask = bytearray(map(str.isspace, layout.text)).replace(b"\1", b"\2")
        self._all = self._mask.count(0)

    def claim(self, start: int, end: int) -> None:
        """The text [start, end) has found its place."""
        self._mask[start:end] = b"\1" * (end - start)

    def left(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of [start, end) that nothing has placed; none runs over a line or begins or ends in space."""
        first = self._mask.find(0, start, end)
        while first >= 0:
            ends = (self._text.find("\n", first, end), self._mask.find(1, first, end))
            stop = min((at for at in ends if at >= 0), default=end)
            yield first, self._mask.rfind(0, first, stop) + 1
            first = self._mask.find(0, stop, end)

    @property
    def placed(self) -> int:
        """How many characters of the text, white space apart, have found their place."""
        return self._all - self.unplaced

    @property
    def unplaced(self) -> int:
        """How many characters of the text, white space apart, have not."""
        return self._mask.count(0)
