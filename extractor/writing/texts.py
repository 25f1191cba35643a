"""Every text of a record, whatever it is nested in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import msgspec

T = TypeVar("T")


def mapped(value: T, change: Callable[[str], str]) -> T:
    """The value with `change` applied to each text in it; keys of mappings, such as JSON pointers, stay as they are."""
    return cast("T", _mapped(value, change))


def _mapped(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(each, change) for each in cast("tuple[object, ...]", value))
    if isinstance(value, msgspec.Struct):
        fields = {name: _mapped(getattr(value, name), change) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return value
