"""How far a status is, as the profiles say: whether a pledge counts as fulfilled, and whether it went back."""

from __future__ import annotations

from extractor.errors import ProfileError
from extractor.profile import load, names


def progress_of(profile: str) -> tuple[tuple[str, ...], ...]:
    """The contract's statuses from given up to fulfilled, as the profile of that name orders them.

    A feed may come from a machine that has profiles which this one lacks; the shared vocabulary decides then.
    """
    try:
        return load(profile).progress
    except ProfileError:
        return load(names()[0]).progress


def fulfilled_statuses(profile: str) -> frozenset[str]:
    """The statuses that count as fulfilled."""
    return frozenset(progress_of(profile)[-1])


def level(progress: tuple[tuple[str, ...], ...], status: str | None) -> int | None:
    """How far a status is; None for a status that is not printed, or not among them."""
    return next((at for at, statuses in enumerate(progress) if status in statuses), None)
