"""What a child process may use. The kernel enforces it, so that no library can forget.

Windows has no such limits: there a file is held to its wall clock alone.
"""

from __future__ import annotations

import sys
import time

CPU_MARGIN = 10  # seconds; the wall clock fires first unless the parent is dead

if sys.platform == "win32":

    def limit_memory(megabytes: int) -> None:
        """Nothing: Windows cannot cap the memory of a running process by itself."""

    def limit_cpu(seconds: float) -> None:
        """Nothing: Windows cannot cap the CPU time of a running process by itself."""

else:
    import resource

    def limit_memory(megabytes: int) -> None:
        """Caps this process's address space. Allocations beyond it fail, which ends one file and not the machine."""
        size = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def limit_cpu(seconds: float) -> None:
        """Caps the CPU time of this process from now on: an endless loop whose parent was killed ends by itself."""
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = int(time.process_time() + seconds) + CPU_MARGIN
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
