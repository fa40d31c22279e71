"""Work that is shared among processes is done as if it were done here, or fails as it would."""

import io
import os
import pickle
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from generator.publish.lock import locked
from generator.rebuild.workers import Workers, _take, _Worker
from tests.environment import ROOT

TASKS = list(range(20))


def doubled(number: int) -> tuple[int, int]:
    time.sleep(number % 3 / 1000)
    return 2 * number, os.getpid()


def large(number: int) -> bytes:
    return bytes([number]) * 200_000  # more than a pipe holds


def fails_at_seven(number: int) -> bytes:
    if number == 7:
        raise FileNotFoundError(2, "not there", "seven")
    return large(number)


def dies_at_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


class Fatal:
    """What cannot be handed on alive."""

    def __reduce__(self) -> Any:
        os.kill(os.getpid(), signal.SIGKILL)


def dies_while_it_answers(number: int) -> Any:
    return large(number), Fatal() if number == 7 else None


@pytest.mark.parametrize("jobs", [2, 3, 7])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    with Workers(jobs) as workers:
        for _ in range(2):  # the processes of the first time work again
            results = list(workers.run(doubled, TASKS, is_much=True))
            assert [result for result, _ in results] == [2 * number for number in TASKS]
    processes = {process for _, process in results}
    assert os.getpid() not in processes
    assert len(processes) <= jobs


@pytest.mark.parametrize(("jobs", "is_much"), [(1, True), (2, False)])
def test_what_is_little_is_done_here(jobs: int, is_much: bool) -> None:
    with Workers(jobs) as workers:
        results = list(workers.run(doubled, TASKS, is_much))
    assert results == [(2 * number, os.getpid()) for number in TASKS]


def test_no_tasks_have_no_results() -> None:
    with Workers(2) as workers:
        assert list(workers.run(doubled, [], is_much=True)) == []


def test_large_tasks_and_results_go_through() -> None:
    tasks = [large(number) for number in TASKS]
    with Workers(2) as workers:
        assert list(workers.run(bytes.upper, tasks, is_much=True)) == [t.upper() for t in tasks]


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that are forked."""
    processes: list[int] = []
    fork = os.fork

    def noting() -> int:
        process = fork()
        if process:
            processes.append(process)
        return process

    monkeypatch.setattr(os, "fork", noting)
    return processes


def are_gone(processes: list[int]) -> bool:
    """Whether they have ended, and somebody has taken note of that."""
    assert processes
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, 0)
            return False
    return True


def test_what_the_work_raises_is_raised_here(forked: list[int]) -> None:
    with Workers(2) as workers, pytest.raises(FileNotFoundError) as raised:
        list(workers.run(fails_at_seven, TASKS, is_much=True))
    assert raised.value.filename == "seven"
    assert are_gone(forked)


@pytest.mark.parametrize("work", [dies_at_seven, dies_while_it_answers])
def test_a_process_that_is_killed_is_a_failure_of_the_environment(
    work: Any, forked: list[int]
) -> None:
    with Workers(2) as workers, pytest.raises(OSError, match="was ended"):
        list(workers.run(work, TASKS, is_much=True))
    assert are_gone(forked)


def test_one_that_is_killed_between_two_tasks_is_too(forked: list[int]) -> None:
    with Workers(2) as workers:
        list(workers.run(doubled, TASKS, is_much=True))
        os.kill(workers._pool[0].process, signal.SIGKILL)
        os.waitid(os.P_PID, workers._pool[0].process, os.WEXITED | os.WNOWAIT)
        with pytest.raises(OSError, match=r"was ended|Broken pipe"):
            list(workers.run(large, TASKS, is_much=True))
    assert are_gone(forked)


def test_an_answer_that_breaks_off_anywhere_is_the_end_of_its_process() -> None:
    whole = pickle.dumps((True, [large(1), "a text", large(2)]))
    assert _take(_Worker(0, io.BytesIO(), io.BytesIO(whole))) == [large(1), "a text", large(2)]
    for length in (0, 1, 2, 12, 100, 199_999, 200_030, len(whole) - 1):
        with pytest.raises(OSError, match="was ended"):
            _take(_Worker(0, io.BytesIO(), io.BytesIO(whole[:length])))


def test_results_that_nobody_takes_hold_nobody_up(forked: list[int]) -> None:
    with Workers(2) as workers:
        next(workers.run(large, TASKS, is_much=True))
    assert are_gone(forked)


_PARENT = """
import os, sys, time
from pathlib import Path
from generator.publish.lock import locked
from generator.rebuild.workers import Workers
folder = Path(sys.argv[1])
def work(number):
    (folder / str(os.getpid())).touch()
    time.sleep(0.2)
with locked(folder / "stage", lambda: None), Workers(2) as workers:
    list(workers.run(work, range(1000), is_much=True))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_when_the_build_is_ended_its_processes_end_and_the_lock_is_let_go(
    tmp_path: Path, how: signal.Signals
) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, tmp_path], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    while len(numbers := [one.name for one in tmp_path.iterdir() if one.name.isdigit()]) < 2:
        time.sleep(0.01)
    parent.send_signal(how)
    parent.wait()
    with locked(tmp_path / "stage", lambda: None):  # waits for as long as somebody holds it
        assert [number for number in numbers if is_running(number)] == []


def is_running(process: str) -> bool:
    """Whether it is there, and has not ended without anybody looking."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
