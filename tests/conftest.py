"""What all tests share: programs that may be absent are named here, and must be present where everything is tried."""

from __future__ import annotations

import os
import shutil

import pytest


def absent(what: str) -> None:
    """Skips the test for want of something; fails it where GONGYAK_CI says that nothing may be wanting."""
    if os.environ.get("GONGYAK_CI"):
        pytest.fail(f"{what} is missing, and this run must try everything")
    pytest.skip(f"{what} is not installed")


def require_program(name: str) -> str:
    """The path of a program; where it is absent the test is skipped, or fails under GONGYAK_CI."""
    found = shutil.which(name)
    if found is None:
        absent(name)
    assert found is not None
    return found


def require_environment(name: str) -> str:
    """The value of an environment variable that names a service; without it the test is skipped, or fails."""
    value = os.environ.get(name)
    if not value:
        absent(f"the service that ${name} names")
    assert value is not None
    return value
