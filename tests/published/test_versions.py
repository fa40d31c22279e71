"""A quiz that has changed has a new version, and every version is on file."""

from tests.published.versions import meaning, present, published


def test_every_quiz_is_what_was_published_under_its_version() -> None:
    now = {f"{d['id']}-{d['version']}": meaning(d) for d in present()}
    before = {name: published(*_parts(name)) for name in now}
    assert {name: d and meaning(d) for name, d in before.items()} == now


def _parts(name: str) -> tuple[str, int]:
    id_, _, version = name.rpartition("-")
    return id_, int(version)
