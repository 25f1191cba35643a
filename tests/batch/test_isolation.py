"""What a child does costs that child alone."""

from __future__ import annotations

import concurrent.futures
import os
import signal
import sys
import time

import pytest

from extractor.batch import isolation
from extractor.batch.inputs import Input
from extractor.batch.isolation import call_alone, finished, outcome
from extractor.batch.parts import Summary
from extractor.batch.worker import Done, Job, Limits
from extractor.convert import Options
from extractor.errors import ParseError, ReadError

LIMITS = Limits(seconds=3, megabytes=512)


def hang() -> None:
    while True:
        pass


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def eat() -> None:
    bytearray(2 << 30)


def leave() -> None:
    os._exit(0)


def dig(depth: int = 0) -> int:
    return dig(depth + 1) + 1


def complain() -> None:
    raise ParseError("no pledge", file="a.pdf", page=3, hint="look again")


def chatter() -> str:
    print("to standard output")
    print("to standard error", file=sys.stderr)
    os.write(1, b"and past Python")
    return "done"


@pytest.mark.parametrize(
    ("function", "said"),
    [(hang, "longer than 3 s"), (crash, "SIGSEGV"), (eat, "more than 512 MiB"), (leave, "longer than 3 s")],
    ids=["hang", "crash", "memory", "leaves without a word"],
)
def test_a_child_that_dies_says_why(function: object, said: str) -> None:
    began = time.monotonic()
    with pytest.raises(ReadError, match=said):
        call_alone(LIMITS, function)  # type: ignore[arg-type]
    assert time.monotonic() - began < 60


def test_an_error_comes_back_whole() -> None:
    with pytest.raises(ParseError) as caught:
        call_alone(LIMITS, complain)
    assert str(caught.value) == "a.pdf: page 3: no pledge (look again)"


def test_deep_recursion_is_an_error_like_any_other() -> None:
    with pytest.raises(RecursionError):
        call_alone(LIMITS, dig)


def test_what_a_library_prints_stays_in_the_child(capfd: pytest.CaptureFixture[str]) -> None:
    assert call_alone(LIMITS, chatter) == "done"
    assert capfd.readouterr() == ("", "")


def job(name: str) -> Job:
    return Job(input=Input(name, name, name), sha256="0" * 64, options=Options(), limits=LIMITS)


def done(each: Job) -> Done:
    return Done(Summary(sha256=each.sha256), each.input.name.encode(), 0.0)


def test_only_so_many_jobs_are_handed_out_at_a_time() -> None:
    asked: list[str] = []

    def jobs():  # type: ignore[no-untyped-def]
        for name in "abcdefgh":
            asked.append(name)
            yield job(name)

    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        answers = finished(jobs(), lambda each: executor.submit(done, each), 3)
        first, _ = next(answers)
        assert first.input.name in "abc"
        assert asked == ["a", "b", "c"]
        assert len(list(answers)) == 7


def test_every_way_a_future_can_end_is_an_outcome() -> None:
    ends: dict[str, BaseException] = {
        "longer than": TimeoutError(),
        "more than 512 MiB": MemoryError(),
        "crashed: the pool": RuntimeError("the pool"),
    }
    for said, error in ends.items():
        future: concurrent.futures.Future[Done] = concurrent.futures.Future()
        future.set_exception(error)
        assert said in (outcome(job("a"), future).summary.failure or "")
    given_up: concurrent.futures.Future[Done] = concurrent.futures.Future()
    given_up.cancel()
    assert "gave it up" in (outcome(job("a"), given_up).summary.failure or "")


def test_a_pool_that_broke_is_left_for_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The jobs of a broken pool are tried once more, alone; what is said then is final."""

    class Broken:
        def schedule(self, *_: object, **__: object) -> None:
            raise RuntimeError("Unexpected error within the Pool")

        def __enter__(self) -> Broken:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(isolation, "_limited", lambda *_: Broken())
    answers = list(isolation.convert_each([job("a"), job("b")], LIMITS, 2))
    assert sorted(each.input.name for each, _ in answers) == ["a", "b"]
    assert all("crashed" in (answer.summary.failure or "") for _, answer in answers)
