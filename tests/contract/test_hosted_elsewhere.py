"""Vercel and CloudFront are told what `_headers` and `_redirects` say, as far as we can try it."""

import json
import re
import subprocess
from typing import Any

import pytest

from generator.model.guide import Guide
from generator.render.hosts.cloudfront import MOST_BYTES, viewer_request
from generator.render.hosts.place import Place, place_of
from generator.render.hosts.table import KINDS
from tests.environment import node_path

TOPS = ("/", "/a/b/")


def headers_said(place: Place, path: str) -> dict[str, str]:
    """What the rules give a path: of several that fit, the last holds."""
    said: dict[str, str] = {}
    for rule in place.rules:
        for pattern in rule.paths:
            whole = f"{place.folder}{pattern[1:]}"
            if path.startswith(whole[:-1]) if whole.endswith("*") else path == whole:
                said |= {name.lower(): value for name, value in rule.headers.items()}
    return said


# Vercel


def vercel_said(told: dict[str, Any], path: str) -> list[tuple[str, str]]:
    """Every header by vercel.json: a path, and an expression for its end in brackets."""
    said = []
    for rule in told["headers"]:
        beginning, _, end = rule["source"].partition("(")
        if re.fullmatch(f"{re.escape(beginning)}({end}", path):
            said += [(header["key"].lower(), header["value"]) for header in rule["headers"]]
    return said


@pytest.mark.parametrize("top", TOPS)
def test_vercel_is_told_each_header_of_each_file_once(
    golden: tuple[Guide, list[str]], top: str
) -> None:
    guide, addresses = golden
    place = place_of(guide, top)
    told = json.loads(KINDS["vercel"](place))
    for address in (*addresses, "", "quizzes/", "search.html.html", "xsw.js", "no/where"):
        path = f"{top}{address}"
        said = vercel_said(told, path)
        assert len(said) == len(dict(said)), path
        assert dict(said) == headers_said(place, path), path


def test_vercel_is_told_of_old_addresses_and_leaves_addresses_as_they_are(
    golden: tuple[Guide, list[str]],
) -> None:
    told = json.loads(KINDS["vercel"](place_of(golden[0], "/")))
    old, new = "/guide/beginning.html", "/guide/start.html"
    assert told["redirects"] == [{"source": old, "destination": new, "statusCode": 301}]
    assert (told["cleanUrls"], told["trailingSlash"], told["framework"]) == (False, True, None)


@pytest.mark.parametrize("top", TOPS)
def test_no_pattern_for_vercel_captures_within_its_brackets(
    golden: tuple[Guide, list[str]], top: str
) -> None:
    """Its reader of patterns refuses that, and a question mark as the first sign."""
    told = json.loads(KINDS["vercel"](place_of(golden[0], top)))
    for rule in told["headers"]:
        _, _, end = rule["source"].partition("(")
        assert not re.search(r"\((?!\?)", end.removeprefix("("))
        assert not end.startswith("?")


# CloudFront


def in_node(script: str, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a function of CloudFront makes of events."""
    run = f"{script}\nconst all = JSON.parse(require('fs').readFileSync(0, 'utf8'));\n"
    run += "console.log(JSON.stringify(all.map(handler)));"
    command = [str(node_path()), "-e", run]
    asked = json.dumps(events).encode()
    done = subprocess.run(command, input=asked, capture_output=True, check=True)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("top", TOPS)
def test_cloudfront_gives_every_file_its_headers(golden: tuple[Guide, list[str]], top: str) -> None:
    guide, addresses = golden
    place = place_of(guide, top)
    paths = [f"{top}{address}" for address in (*addresses, "", "quizzes/")]
    events = [
        {"request": {"uri": path}, "response": {"statusCode": 200, "headers": {}}} for path in paths
    ]
    for path, answer in zip(
        paths, in_node(KINDS["cloudfront-response"](place), events), strict=True
    ):
        sent = {name: header["value"] for name, header in answer["headers"].items()}
        assert sent == headers_said(place, path), path


@pytest.mark.parametrize("top", TOPS)
def test_cloudfront_finds_first_pages_and_follows_old_addresses(
    golden: tuple[Guide, list[str]], top: str
) -> None:
    place = place_of(golden[0], top)
    leads = {
        top: f"{top}index.html",
        f"{top}quizzes/": f"{top}quizzes/index.html",
        f"{top}search.html": f"{top}search.html",
    }
    moves = {
        f"{top}quizzes": f"{top}quizzes/",
        f"{top}guide/beginning.html": f"{top}guide/start.html",
    }
    if top != "/":
        moves |= {top[:-1]: top}
    script = KINDS["cloudfront-request"](place)
    events = [{"request": {"uri": path}} for path in (*leads, *moves, "/constructor")]
    *answers, odd = in_node(script, events)
    asked = dict(zip((*leads, *moves), answers, strict=True))
    assert {path: asked[path]["uri"] for path in leads} == leads
    assert {path: asked[path]["headers"]["location"]["value"] for path in moves} == moves
    assert {asked[path]["statusCode"] for path in moves} == {301}
    assert odd == {"uri": "/constructor"}


def test_a_policy_of_cloudfront_says_what_holds_everywhere(
    golden: tuple[Guide, list[str]],
) -> None:
    place = place_of(golden[0], "/")
    told = json.loads(KINDS["cloudfront-policy"](place))
    security, custom = told["SecurityHeadersConfig"], told["CustomHeadersConfig"]
    said = {item["Header"].lower(): item["Value"] for item in custom["Items"]}
    said["content-security-policy"] = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    said["referrer-policy"] = security["ReferrerPolicy"]["ReferrerPolicy"]
    assert security.keys() == {"ContentSecurityPolicy", "ContentTypeOptions", "ReferrerPolicy"}
    said["x-content-type-options"] = "nosniff"
    assert said == headers_said(place, "/404.html")
    assert custom["Quantity"] == len(custom["Items"]) <= 10


def test_a_function_of_cloudfront_never_grows_too_large(golden: tuple[Guide, list[str]]) -> None:
    place = place_of(golden[0], "/")
    many = tuple((f"/guide/old-{number}.html", "/guide/start.html") for number in range(500))
    assert len(viewer_request(place._replace(moved=many)).encode()) <= MOST_BYTES
    assert "do not fit" in viewer_request(place._replace(moved=many))
    assert "do not fit" not in viewer_request(place._replace(moved=many[:20]))
    assert len(KINDS["cloudfront-response"](place).encode()) <= MOST_BYTES
