"""What a test wants to know of an HTML file, by the standard library's parser."""

from __future__ import annotations

import dataclasses
import pathlib
from html.parser import HTMLParser


@dataclasses.dataclass
class Facts(HTMLParser):
    """Tags, ids, links and text of a file."""

    tags: list[tuple[str, dict[str, str]]] = dataclasses.field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        """Everything that an attribute refers to."""
        return [
            attributes[name]
            for _, attributes in self.tags
            for name in ("href", "src", "data-after-error", "data-before-error")
            if name in attributes
        ]

    def values(self, name: str) -> set[str]:
        """The values of an attribute."""
        return {attributes[name] for _, attributes in self.tags if name in attributes}


def facts(path: pathlib.Path) -> Facts:
    found = Facts()
    found.feed(path.read_text(encoding="utf-8"))
    return found
