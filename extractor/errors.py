"""The one exception root, and the exit statuses that scripts may rely on."""

from __future__ import annotations

import enum


class ExitCode(enum.IntEnum):
    """Exit status of every command (contract, section 4)."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    FINDINGS = 3
    INTERRUPTED = 130


class GongyakError(Exception):
    """Root of every error that a user can act on.

    `reason` says what is wrong, `hint` what to do about it. `str()` gives one line:
    `file: page 3: line 12: reason (hint)`, leaving out what is unknown.
    """

    def __init__(
        self,
        reason: str,
        *,
        file: str | None = None,
        page: int | None = None,
        line: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.file = file
        self.page = page
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        parts = [self.file] if self.file else []
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.line is not None:
            parts.append(f"line {self.line}")
        parts.append(self.reason)
        text = ": ".join(parts)
        text = f"{text} ({self.hint})" if self.hint else text
        return " ".join(text.split())

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword-only arguments do not pickle by themselves, and ours cross processes.
        return (_rebuild, (type(self), self.reason, self.file, self.page, self.line, self.hint))


def _rebuild(
    kind: type[GongyakError], reason: str, file: str | None, page: int | None, line: int | None, hint: str | None
) -> GongyakError:
    return kind(reason, file=file, page=page, line=line, hint=hint)


class ReadError(GongyakError):
    """The file cannot be read: missing, empty, locked, damaged, not a PDF, or a scan without text."""


class ParseError(GongyakError):
    """The file was read, but it is not a pledge report that any profile knows."""


class ProfileError(GongyakError):
    """A layout profile is missing, wrong or ambiguous."""


class OutputError(GongyakError):
    """A result cannot be written where it should go; what stood there before is untouched."""


class UsageError(GongyakError):
    """The command was called in a way that cannot work."""
