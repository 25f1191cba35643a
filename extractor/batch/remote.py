"""Files converted through any `concurrent.futures` executor: threads, processes, a Dask cluster.

The executor's process is not ours to limit, and may not be allowed children of its own (Dask's are daemons). So each
task starts a program of its own, hands it the file's bytes, and stops it at its time limit: the same limits, records
and bytes as on one machine, and no shared disk needed.
"""

from __future__ import annotations

import concurrent.futures
import dataclasses
import os
import pathlib
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterable

import msgspec

from extractor.batch import isolation, worker
from extractor.batch.worker import Done, Job

OUT_OF_MEMORY = 77  # the program's exit status where memory ran out
START = 30.0  # seconds that a program may take to start and end, on top of the file's own time


def convert_each(
    jobs: Iterable[Job], executor: concurrent.futures.Executor, workers: int
) -> Generator[tuple[Job, Done]]:
    """Converts files through an executor; answers come as they are done.

    Each file is one task, however many pages it has: what tasks of one file read could not be handed on without a disk
    that they share.
    """

    def submit(job: Job) -> concurrent.futures.Future[Done]:
        try:
            content = pathlib.Path(job.input.path).read_bytes()
        except OSError as error:
            gone: concurrent.futures.Future[Done] = concurrent.futures.Future()
            gone.set_result(worker.failed(job, (error.strerror or str(error)).lower()))
            return gone
        return executor.submit(convert_there, job, content)

    for job, future in isolation.finished(jobs, submit, workers * isolation.AHEAD):
        yield job, isolation.outcome(job, future)


def convert_there(job: Job, content: bytes) -> Done:
    """What an executor runs: one file, from its bytes, in a program of its own that is stopped at its time limit."""
    command = [sys.executable, "-m", "extractor.batch.remote"]
    try:
        ended = subprocess.run(
            command,
            input=pickle.dumps((job, content)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=job.limits.seconds + START,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    if ended.returncode == 0:
        return pickle.loads(ended.stdout)
    if ended.returncode == -signal.SIGALRM:
        raise TimeoutError
    if ended.returncode == OUT_OF_MEMORY:
        raise MemoryError
    raise RuntimeError(signal.Signals(-ended.returncode).name if ended.returncode < 0 else "it ended by itself")


def main() -> int:
    """The program: a job and its bytes on standard input, what became of it on standard output."""
    job, content = pickle.load(sys.stdin.buffer)
    with os.fdopen(os.dup(1), "wb") as answer, tempfile.TemporaryDirectory(prefix="gongyak-") as folder:
        worker.start(job.limits.megabytes)
        path = pathlib.Path(folder, "input" + os.path.splitext(job.input.path)[1])
        path.write_bytes(content)
        local = dataclasses.replace(job.input, path=str(path))
        signal.setitimer(signal.ITIMER_REAL, job.limits.seconds)  # its default action ends the process, even in C
        try:
            done = worker.work(msgspec.structs.replace(job, input=local))
        except MemoryError:
            return OUT_OF_MEMORY
        signal.setitimer(signal.ITIMER_REAL, 0)
        pickle.dump(done, answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
