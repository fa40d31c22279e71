"""Where a file is packed depends on its address alone, so that an edit changes little."""

import gzip
import random

from generator.render.editions.packs import Pack, packs_of
from generator.render.output import Output

FILES = [Output(f"guide/{number}.html", b"Read on. %d" % number) for number in range(60)]
HELP = Output("help.html", b"Call.")


def layout(packs: list[Pack]) -> list[list[str]]:
    return [[file.address for file in pack.files] for pack in packs]


def test_a_pack_holds_its_files_one_after_another() -> None:
    for pack in packs_of(FILES, ()):
        assert gzip.decompress(pack.data) == b"".join(file.data for file in pack.files)


def test_every_file_is_in_one_pack_whatever_order_they_come_in() -> None:
    shuffled = random.Random(2).sample(FILES, len(FILES))
    assert packs_of(shuffled, ()) == packs_of(FILES, ())
    packed = [address for pack in layout(packs_of(FILES, ())) for address in pack]
    assert sorted(packed) == sorted(file.address for file in FILES)


def test_what_comes_first_is_the_first_pack() -> None:
    assert layout(packs_of([*FILES, HELP], {"help.html"}))[0] == ["help.html"]


def test_an_edited_file_changes_its_own_pack_alone() -> None:
    before = packs_of(FILES, ())
    for number in range(len(FILES)):
        edited = list(FILES)
        edited[number] = Output(FILES[number].address, b"Something else.")
        changed = set(packs_of(edited, ())) - set(before)
        assert [[FILES[number].address in names for names in layout([*changed])]] == [[True]]


def test_a_new_file_changes_one_pack_or_splits_it() -> None:
    before = {tuple(names) for names in layout(packs_of(FILES, ()))}
    for number in range(40):
        added = Output(f"guide/new-{number}.html", b"New.")
        after = {tuple(names) for names in layout(packs_of([*FILES, added], ()))}
        assert len(after - before) <= 2


def test_an_asset_stays_where_it_is_when_its_digest_changes() -> None:
    before, after = (
        layout(packs_of([*FILES, Output(f"assets/{digest * 12}/site.css", b"a {}")], ()))
        for digest in "0f"
    )
    assert [len(names) for names in before] == [len(names) for names in after]
