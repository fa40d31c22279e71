"""What real servers send for each page passes the public CSP evaluator and a list of headers."""

import json
import re
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.environment import csp_evaluator_path, node_path
from tests.serving.hosts import SERVERS, Guide, Host, aliases, hosted, pages, published
from tests.serving.preview import headers_of

EVALUATE = """
const { CspEvaluator } = require(process.argv[1] + "/dist/evaluator.js");
const { CspParser } = require(process.argv[1] + "/dist/parser.js");
const { Severity } = require(process.argv[1] + "/dist/finding.js");
const policies = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = policies.map((policy) =>
  new CspEvaluator(new CspParser(policy).csp).evaluate().map((finding) => [
    Severity[finding.severity], finding.directive, finding.value || "", finding.description,
  ]));
console.log(JSON.stringify(found));
"""


class Finding(NamedTuple):
    """One remark of the evaluator."""

    severity: str
    directive: str
    value: str
    description: str


# What it still says, each with the reason why it stays.
EXPLAINED = {
    # "'self' can be problematic if you host JSONP, AngularJS or user uploaded files": a site holds
    # none of these. In its place there could be a nonce, which a server makes anew for each answer
    # and a folder of files cannot.
    ("MEDIUM_MAYBE", "script-src", "'self'"),
}


@pytest.fixture(scope="module")
def guide() -> Iterator[Guide]:
    with published() as guide:
        yield guide


@pytest.fixture(scope="module", params=SERVERS)
def host(request: pytest.FixtureRequest, guide: Guide) -> Iterator[Host]:
    with hosted(request.param, guide) as host:
        yield host


def findings(policies: list[str]) -> list[list[Finding]]:
    """What the evaluator behind csp-evaluator.withgoogle.com says of each policy."""
    command = [str(node_path()), "-e", EVALUATE, str(csp_evaluator_path())]
    told = json.dumps(policies).encode()
    done = subprocess.run(command, input=told, capture_output=True, check=True)
    return [[Finding(*one) for one in found] for found in json.loads(done.stdout)]


def received(host: Host) -> dict[str, str]:
    """The policy of every page as it comes, and that of the worker."""
    paths = [*(f"/{page}" for page in pages(host.site)), "/", "/quizzes/", "/sw.js", "/no/where"]
    sent = {path: headers_of(host.asked(path)[1]) for path in paths}
    return {path: headers["content-security-policy"] for path, headers in sent.items()}


def test_the_evaluator_sees_what_is_wrong() -> None:
    weak, open_ = findings(["script-src 'self' 'unsafe-inline'; object-src *", "img-src 'self'"])
    assert "HIGH" in {one.severity for one in weak}
    assert "HIGH" in {one.severity for one in open_}


def test_no_policy_that_is_sent_has_a_finding_that_is_not_explained(host: Host) -> None:
    policies = received(host)
    assert len(set(policies.values())) >= 3  # for reading, for private pages, for the worker
    for path, found in zip(policies, findings([*policies.values()]), strict=True):
        assert [one for one in found if one[:3] not in EXPLAINED] == [], path


def test_no_policy_in_a_page_has_a_finding_that_is_not_explained(guide: Guide) -> None:
    said = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
    texts = {page: (guide.site / page).read_text("utf-8") for page in pages(guide.site)}
    policies = {page: m[1] for page, text in texts.items() if (m := said.search(text))}
    assert policies.keys() == texts.keys()
    for page, found in zip(policies, findings([*policies.values()]), strict=True):
        assert [one for one in found if one[:3] not in EXPLAINED] == [], page


# What the public graders of headers ask for, with what they count as good. One is missing,
# Strict-Transport-Security: it means something over https only, and the docs say when to add it.
GOOD = {
    "content-security-policy": r"default-src 'none';.*",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": r"(?=.*camera=\(\))(?=.*geolocation=\(\))(?=.*microphone=\(\)).*",
    "cross-origin-opener-policy": "same-origin",
}
# What tells about the server or opens a door.
BAD = (
    "access-control-allow-origin",
    "public-key-pins",
    "set-cookie",
    "x-aspnet-version",
    "x-powered-by",
    "x-xss-protection",
)


def test_every_answer_has_the_headers_that_graders_ask_for(host: Host) -> None:
    old = aliases(host.site)[0][0]
    for path in (*(f"/{page}" for page in pages(host.site)), "/", "/sw.js", "/no/where", old):
        sent = headers_of(host.asked(path)[1])
        missing = {
            n: sent.get(n) for n, good in GOOD.items() if not re.fullmatch(good, sent.get(n, ""))
        }
        assert missing == {}, path
        assert [name for name in BAD if name in sent] == [], path
        assert not re.search(r"\d", sent.get("server", "")), path


def test_no_page_may_be_framed_or_run_what_stands_in_it(host: Host) -> None:
    for path, policy in received(host).items():
        assert "unsafe" not in policy, path
        if path != "/sw.js":
            assert "frame-ancestors 'none'" in policy, path
