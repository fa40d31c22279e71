"""Work that is shared among processes, in tasks that know nothing of one another.

Processes are forked: what is imported already costs nothing again, and they hold the lock of the
build for as long as one of them lives, so that a build that was killed leaves nobody behind who
writes. Where a system cannot fork, all work is done here.
"""

import os
import pickle
import select
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO, NamedTuple, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_GOES_ON, _FAILED = True, False


class _Worker(NamedTuple):
    """A process of ours, as this one sees it."""

    process: int
    tasks: BinaryIO  # to it
    results: BinaryIO  # from it


class Workers:
    """Up to `jobs` processes, started when there is work for them. Its state is that they run."""

    def __init__(self, jobs: int) -> None:
        """No process is started yet."""
        self._jobs = jobs if hasattr(os, "fork") else 1
        self._pool: list[_Worker] = []

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *failure: object) -> None:
        for worker in self._pool:
            for end in (worker.tasks, worker.results):
                with suppress(OSError):  # what is left to say to one that has ended
                    end.close()
        for worker in self._pool:
            with suppress(ChildProcessError):
                os.waitpid(worker.process, 0)
        self._pool = []

    def run(self, work: Callable[[T], R], tasks: Iterable[T], is_much: bool) -> Iterator[R]:
        """What `work`, a function of a module, makes of each task, in their order.

        Few tasks (`is_much` False) are done here.

        Raises:
            OSError: a process of ours was ended by somebody else; or what `work` raises.
        """
        if not is_much or self._jobs < 2:
            return map(work, tasks)
        while len(self._pool) < self._jobs:
            self._pool.append(_start(self._pool))
        return _shared(self._pool, work, iter(tasks))


def _start(others: list[_Worker]) -> _Worker:
    task_end, task_start = os.pipe()
    result_end, result_start = os.pipe()
    process = os.fork()
    if process:
        os.close(task_end)
        os.close(result_start)
        return _Worker(process, os.fdopen(task_start, "wb"), os.fdopen(result_end, "rb"))
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started us ends us
        for end in (task_start, result_end, *(w.tasks.fileno() for w in others)):
            os.close(end)  # or the end of the one process would not be seen by the other
        with os.fdopen(task_end, "rb") as tasks, os.fdopen(result_start, "wb") as results:
            _work(tasks, results)
    finally:
        os._exit(0)  # nothing of what was begun before the fork is ours to finish


def _work(tasks: BinaryIO, results: BinaryIO) -> None:
    """Does what comes until nothing more can come."""
    with suppress(EOFError, BrokenPipeError):
        while True:
            work, task = pickle.load(tasks)
            try:
                result = (_GOES_ON, work(task))
            except Exception as error:  # noqa: BLE001 - it is raised where the work was given out
                result = (_FAILED, error)
            pickle.dump(result, results, pickle.HIGHEST_PROTOCOL)
            results.flush()


def _shared(pool: list[_Worker], work: Callable[[T], R], tasks: Iterator[T]) -> Iterator[R]:
    """Each process has one task at a time, so that nobody waits while the other waits too."""
    idle, busy = deque(pool), dict[BinaryIO, tuple[int, _Worker]]()
    done: dict[int, R] = {}
    given = told = 0
    is_more = True
    while is_more or busy:
        while is_more and idle:
            try:
                task = next(tasks)
            except StopIteration:
                is_more = False
                break
            worker = idle.popleft()
            _give(worker, (work, task))
            busy[worker.results] = (given, worker)
            given += 1
        for results in select.select(list(busy), [], [])[0] if busy else ():
            number, worker = busy.pop(results)
            done[number] = _take(worker)
            idle.append(worker)
        while told in done:
            yield done.pop(told)
            told += 1


def _give(worker: _Worker, task: Any) -> None:
    pickle.dump(task, worker.tasks, pickle.HIGHEST_PROTOCOL)
    worker.tasks.flush()


def _take(worker: _Worker) -> Any:
    try:
        state, result = pickle.load(worker.results)
    except (EOFError, pickle.UnpicklingError):  # at its end, or in the middle of it
        raise ChildProcessError(0, "a process of this build was ended") from None
    if state is _FAILED:
        raise result
    return result
