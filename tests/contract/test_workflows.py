"""The workflows that we ship can be trusted: pinned, with few rights, and with commands of ours."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import parser
from tests.environment import ROOT

ON_GITHUB = sorted((ROOT / "examples").glob("github-*.yml"))
ON_GITLAB = ROOT / "docs/hosting/gitlab-ci.yml"
USES = re.compile(r"uses: (\S+)(.*)")
PROGRAMS = ("steadyground ", "python -m generator ")


@pytest.fixture(params=ON_GITHUB, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def workflow(path: Path) -> dict[Any, Any]:
    told: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return told


def steps(workflow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def scripts(told: Any) -> Iterator[str]:
    """Every line of a shell in a pipeline."""
    if isinstance(told, dict):
        for name, value in told.items():
            if name in ("run", "script", "before_script"):
                lines = value if isinstance(value, list) else value.splitlines()
                yield from lines
            else:
                yield from scripts(value)
    elif isinstance(told, list):
        for value in told:
            yield from scripts(value)


def test_there_is_one_for_each_kind_of_repository() -> None:
    stems = {path.stem for path in ON_GITHUB}
    assert {"github-pages", "github-pages-from-source"} <= stems


def test_every_action_is_pinned_and_says_which_release_that_is(path: Path) -> None:
    used = USES.findall(path.read_text("utf-8"))
    assert {action.partition("@")[0] for action, _ in used} == {
        "actions/cache",
        "actions/checkout",
        "actions/configure-pages",
        "actions/deploy-pages",
        "actions/setup-python",
        "actions/upload-pages-artifact",
    }
    for action, comment in used:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


def test_a_job_may_do_what_it_needs_and_nothing_else(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert rights == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_the_code_of_a_stranger_never_runs_where_something_may_be_written(
    workflow: dict[Any, Any],
) -> None:
    assert [step for step in workflow["jobs"]["deploy"]["steps"] if "run" in step] == []
    assert "pull_request_target" not in workflow[True]  # "on" is a boolean in YAML


def test_a_pull_request_is_built_and_checked_and_publishes_nothing(
    workflow: dict[Any, Any],
) -> None:
    assert "pull_request" in workflow[True]
    assert "github.event_name != 'pull_request'" in workflow["jobs"]["deploy"]["if"]
    needing = [step for step in steps(workflow) if "pages" in step.get("uses", "")]
    for step in needing:
        if "deploy-pages" not in step["uses"]:
            assert step["if"] == "github.event_name != 'pull_request'"
    commands = [line for line in scripts(workflow) if line.startswith(PROGRAMS)]
    assert [shlex.split(line.removeprefix("python -m"))[1] for line in commands] == [
        "check",
        "build",
    ]


def test_no_event_can_write_into_a_shell(workflow: dict[Any, Any]) -> None:
    assert [line for line in scripts(workflow) if "${{" in line] == []


def test_the_token_of_the_checkout_is_not_left_behind(workflow: dict[Any, Any]) -> None:
    (checkout,) = (step for step in steps(workflow) if "checkout" in step.get("uses", ""))
    assert checkout["with"]["persist-credentials"] is False


def test_two_runs_for_one_branch_do_not_meet_and_none_runs_for_ever(
    workflow: dict[Any, Any],
) -> None:
    assert "github.ref" in workflow["concurrency"]["group"]
    assert all(job["timeout-minutes"] <= 30 for job in workflow["jobs"].values())


def test_what_is_installed_is_locked(workflow: dict[Any, Any]) -> None:
    installed = [line for line in scripts(workflow) if "pip install" in line]
    assert installed
    for line in installed:
        assert "--require-hashes -r requirements.lock" in line or "--no-deps ./" in line


@pytest.mark.parametrize("path", [*ON_GITHUB, ON_GITLAB], ids=lambda path: path.stem)
def test_every_command_is_one_of_ours(path: Path) -> None:
    lines = [*scripts(yaml.safe_load(path.read_text("utf-8")))]
    ours = [line for line in lines if line.startswith(PROGRAMS)]
    assert len(ours) >= 2
    for line in ours:
        address = line.replace("$BASE_URL", "https://a.example/").replace(
            "$CI_PAGES_URL", "https://b.example"
        )
        words = shlex.split(address)
        parser().parse_args(words[3:] if words[0] == "python" else words[1:])


def test_on_gitlab_only_the_main_branch_is_published() -> None:
    told = yaml.safe_load(ON_GITLAB.read_text("utf-8"))
    assert told["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert told["pages"]["artifacts"] == {"paths": ["public"]}
    assert told["check"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert told["pages"]["extends"] == told["check"]["extends"] == ".guide"


def test_on_gitlab_texts_are_packed_by_a_command_that_a_shell_understands(tmp_path: Path) -> None:

    told = yaml.safe_load(ON_GITLAB.read_text("utf-8"))
    (pack,) = (line for line in told["pages"]["script"] if line.startswith("find "))
    (tmp_path / "public").mkdir()
    for name in ("index.html", "a.css", "picture.png", "guide.pack"):
        (tmp_path / "public" / name).write_text("text", "utf-8")
    subprocess.run(["sh", "-c", pack], cwd=tmp_path, check=True)
    packed = {path.name for path in (tmp_path / "public").glob("*.gz")}
    assert packed == {"index.html.gz", "a.css.gz"}
