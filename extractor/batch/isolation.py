"""Each file in a child process that can be stopped: a hang, a crash or a hunger for memory costs that file alone.

The pool is pebble's, which stops a child at its time limit and tells a crash from an answer. Children are forked from
a server process (never from a parent with threads), or spawned where the system has no such server.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from extractor.batch import worker
from extractor.batch.agenda import Agenda
from extractor.batch.steps import Split, Step, Whole
from extractor.batch.worker import Done, Job, Limits
from extractor.errors import ReadError

if TYPE_CHECKING:
    from pebble import ProcessPool

T = TypeVar("T")
J = TypeVar("J")
A = TypeVar("A")
P = ParamSpec("P")

PER_CHILD = 200  # steps a child takes before a new one takes over: bounds what a library may leak
AHEAD = 4  # steps handed out for each child, so that none waits and the parent holds few

PRELOAD = ["extractor.batch.warm"]


def convert_each(
    jobs: Iterable[Job], limits: Limits, workers: int, split: Split | None = None
) -> Generator[tuple[Job, Done]]:
    """Converts files, each under its limits; answers come as they are done. PDFs of many pages are split if asked for.

    A file whose child crashed or ran out of memory is read once more in a new child of its own: the fault may have
    been an earlier file's. So is a file of which a range could not be read. What it says then is final.
    """
    agenda, again = Agenda(jobs, split), list[Job]()
    for step, future in _pooled(agenda, limits, workers, per_child=PER_CHILD):
        if agenda.has_ended(step):
            continue
        if _may_be_anothers_fault(future):
            agenda.end(step.job)
            again.append(step.job)
        elif (done := agenda.take(step, outcome(step.job, future))) is not None:
            yield step.job, done
    for step, future in _pooled([Whole(job=job) for job in again], limits, 1, per_child=1):
        yield step.job, outcome(step.job, future)


def finished(
    jobs: Iterable[J], submit: Callable[[J], concurrent.futures.Future[A]], ahead: int
) -> Iterator[tuple[J, concurrent.futures.Future[A]]]:
    """Submits jobs, at most `ahead` at a time, and gives each with its future as it is done.

    Jobs that have come to their end are asked again after each answer: it may have brought more.
    """
    waiting: dict[concurrent.futures.Future[A], J] = {}
    source = iter(jobs)
    try:
        while True:
            while len(waiting) < ahead and (job := next(source, None)) is not None:
                waiting[submit(job)] = job
            if not waiting:
                return
            done, _ = concurrent.futures.wait(waiting, return_when=concurrent.futures.FIRST_COMPLETED)
            for future in done:
                yield waiting.pop(future), future
    finally:
        for future in waiting:
            future.cancel()


def outcome(job: Job, future: concurrent.futures.Future[A]) -> A | Done:
    """What was done for a job says, or what its child died of."""
    if future.cancelled():
        return worker.failed(job, "whoever was to read it gave it up", hint="is the cluster still running?")
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, TimeoutError):
        return worker.timed_out(job)
    if isinstance(error, MemoryError):
        return worker.failed(job, f"it needs more than {job.limits.megabytes} MiB of memory", hint="see --memory")
    return worker.failed(job, f"reading it crashed: {_cause(error)}", hint="the file is damaged, or see --memory")


def call_alone(limits: Limits, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Calls a function in a child of its own, under limits. Raises what it raises, or ReadError if it had to die."""
    from pebble import ProcessExpired

    with _limited(limits, 1, 1) as children:
        future = children.schedule(function, args=args, kwargs=kwargs, timeout=limits.seconds)
        try:
            return future.result()
        except TimeoutError as error:
            raise ReadError(f"it took longer than {limits.seconds:g} s", hint="see --timeout") from error
        except MemoryError as error:
            raise ReadError(f"it needs more than {limits.megabytes} MiB of memory", hint="see --memory") from error
        except (ProcessExpired, BrokenProcessPool) as error:
            raise ReadError(f"reading it crashed: {_cause(error)}", hint="see --memory") from error


def context() -> BaseContext:
    """How children are started. The server they are forked from has what they need imported already."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    chosen = multiprocessing.get_context("forkserver")
    chosen.set_forkserver_preload(PRELOAD)
    return chosen


def _pooled(
    steps: Iterable[Step[A]], limits: Limits, workers: int, *, per_child: int
) -> Iterator[tuple[Step[A], concurrent.futures.Future[A]]]:
    with _limited(limits, workers, per_child) as children:

        def submit(step: Step[A]) -> concurrent.futures.Future[A]:
            try:
                return children.schedule(step, timeout=step.seconds)
            except RuntimeError as error:  # the pool has broken: each job left is tried once more in a new one
                broken: concurrent.futures.Future[A] = concurrent.futures.Future()
                broken.set_exception(BrokenProcessPool(str(error)))
                return broken

        yield from finished(steps, submit, workers * AHEAD)


@contextlib.contextmanager
def pool(
    workers: int, *, prepare: Callable[..., None], args: Sequence[object] = (), per_child: int = 0
) -> Generator[ProcessPool]:
    """A pool of children, each of which calls `prepare` first.

    It waits for its work when all is well, and is stopped at once when the block is left by an exception.
    """
    from pebble import ProcessPool

    children = ProcessPool(workers, per_child, prepare, args, context())
    try:
        yield children
    except BaseException:
        children.stop()
        raise
    else:
        children.close()
    finally:
        children.join()


def _limited(limits: Limits, workers: int, per_child: int) -> contextlib.AbstractContextManager[ProcessPool]:
    return pool(workers, prepare=worker.start, args=[limits.megabytes], per_child=per_child)


def _may_be_anothers_fault(future: concurrent.futures.Future[A]) -> bool:
    error = future.exception()
    return error is not None and not isinstance(error, TimeoutError)


def _cause(error: BaseException) -> str:
    """`SIGSEGV` for a child that a signal ended, else what the error says."""
    code = getattr(error, "exitcode", None)
    if isinstance(code, int) and code < 0:
        return signal.Signals(-code).name
    return " ".join(str(error).split()) or type(error).__name__
