"""A guide that is built after everything that happens to it, and each time anew beside that."""

import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator import limits, manifest
from generator.commands.settings import CACHE
from generator.rebuild import store
from generator.render.editions.kept_list import packs_in
from generator.settings import THEME as THEME_FOLDERS
from tests.contract.commands import Result, build, interrupt, tree
from tests.contract.edits import NAMES, NEW, SETTINGS, THEME, Guide

numbers = st.integers(0, 999)
words = st.sampled_from([b"word", b"quokka", b"walking"])


class Builds(RuleBasedStateMachine):
    """One guide that is edited and built, another beside it, and a cache that both share."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.guide = Guide(self.root / "content")
        self.other = Guide(self.root / "other content", "The other guide")
        self.cache = self.root / CACHE
        self.older = self.root / "older cache"
        self.output = self.root / "site"
        self.options: dict[str, tuple[str, ...]] = {}
        self.unseen = 0  # changes more before the next build

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    close = teardown

    @initialize(is_narrow=st.booleans())
    def have_room_offline(self, is_narrow: bool) -> None:
        """The guide as it is at first can be kept offline; with some words more, or without end."""
        build(self.guide.folder, self.output, "--no-cache", "--jobs", "1")
        packs = packs_in((self.output / "sw.js").read_bytes())
        size = sum(length for pack in packs for _, length in pack.files)
        limits.OFFLINE_RAW_BYTES = size + 500 if is_narrow else 2 * size
        shutil.rmtree(self.output)

    @invariant()
    def a_build_is_a_clean_build(self) -> None:
        self.unseen -= 1
        if self.unseen < 0:
            self.compare(self.guide, self.output)

    def compare(self, guide: Guide, output: Path) -> None:
        self.compare_in(guide.folder, output)

    def compare_in(self, content: Path, output: Path) -> None:
        options = [option for chosen in self.options.values() for option in chosen]
        before = tree(output)
        found = build(content, output, *options)
        clean_output = output.parent / "clean"
        shutil.rmtree(clean_output, ignore_errors=True)
        clean = build(content, clean_output, "--no-cache", *options, "--jobs", "1")
        assert (found.status, found.problems) == (clean.status, clean.problems)
        assert "--json" not in options or found.printed == clean.printed
        assert found.status in (0, 1)
        files = clean.files if clean.status == 0 else before
        assert found.files.keys() == files.keys()
        assert [name for name, data in found.files.items() if data != files[name]] == []
        if found.status == 0:
            self.build_again(found, content, output, options)

    def build_again(self, last: Result, content: Path, output: Path, options: list[str]) -> None:
        """There is nothing to do now, and the build knows it and says what it said."""
        again = build(content, output, *options)
        assert again._replace(printed=last.printed) == last
        assert again.printed.startswith(last.printed if "--json" in options else "Nothing changed")

    @rule(file=numbers, place=numbers, word=st.sampled_from([b"word", b"another", b"42"]))
    def edit(self, file: int, place: int, word: bytes) -> None:
        self.guide.edit(self.guide.pick(file), place, word)

    @rule(files=st.lists(numbers, min_size=2, max_size=3), place=numbers, word=words)
    def edit_words(self, files: list[int], place: int, word: bytes) -> None:
        """As an author does, who looks at the site after each sentence."""
        for file in files:
            chapters = self.guide.chapters()
            if chapters:
                self.guide.edit_words(chapters[file % len(chapters)], place, word)
            self.compare(self.guide, self.output)

    @rule(place=numbers, word=words)
    def edit_words_of_every_chapter(self, place: int, word: bytes) -> None:
        for chapter in self.guide.chapters():
            self.guide.edit_words(chapter, place, word)

    @rule(file=numbers, place=numbers)
    def edit_with_the_same_size(self, file: int, place: int) -> None:
        self.guide.edit(self.guide.pick(file), place)

    @rule(file=numbers, place=numbers)
    def edit_with_the_same_size_and_time(self, file: int, place: int) -> None:
        self.guide.edit_unseen(self.guide.pick(file), place)

    @rule(file=numbers)
    def break_or_mend(self, file: int) -> None:
        self.guide.break_or_mend(self.guide.pick(file))

    @rule(file=numbers)
    def touch(self, file: int) -> None:
        self.guide.touch(self.guide.pick(file))

    @rule(file=numbers, name=st.sampled_from(NAMES))
    def move(self, file: int, name: str) -> None:
        self.guide.move(self.guide.pick(file), name)

    @rule(one=numbers, other=numbers)
    def swap(self, one: int, other: int) -> None:
        self.guide.swap(self.guide.pick(one), self.guide.pick(other))

    @rule(file=numbers)
    def take_away(self, file: int) -> None:
        self.guide.take_away(self.guide.pick(file))

    @rule(file=numbers)
    def bring_back(self, file: int) -> None:
        self.guide.bring_back(file)

    @rule(pair=st.sampled_from(NEW))
    def add(self, pair: tuple[str, str]) -> None:
        self.guide.add(*pair)

    @rule(setting=st.sampled_from([(k, form) for k, forms in SETTINGS.items() for form in forms]))
    def set(self, setting: tuple[str, str]) -> None:
        self.guide.set(*setting)

    @rule(file=st.sampled_from([(name, more) for name, forms in THEME.items() for more in forms]))
    def set_theme(self, file: tuple[str, str]) -> None:
        self.guide.set_theme(*file)

    @rule()
    def forget_theme(self) -> None:
        self.guide.forget_theme()

    @rule(is_on=st.booleans())
    def with_drafts(self, is_on: bool) -> None:
        self.options["drafts"] = ("--drafts",) if is_on else ()

    @rule(url=st.sampled_from(["", "https://three.example/"]))
    def with_base_url(self, url: str) -> None:
        self.options["base_url"] = ("--base-url", url) if url else ()

    @rule(jobs=st.sampled_from(["1", "2", "7"]))
    def with_jobs(self, jobs: str) -> None:
        self.options["jobs"] = ("--jobs", jobs)

    @rule(is_on=st.booleans())
    def with_problems_as_json(self, is_on: bool) -> None:
        self.options["json"] = ("--json",) if is_on else ()

    @rule(more=st.integers(1, 3))
    def change_more_before_the_next_build(self, more: int) -> None:
        self.unseen = more

    @rule(calls=st.integers(0, 17), share=st.integers(0, 999))
    def interrupt(self, calls: int, share: int) -> None:
        interrupt(self.guide.folder, self.output, 2**calls * (1000 + share) // 1000)

    @rule()
    def build_the_other_guide(self) -> None:
        self.compare(self.other, self.root / "other site")

    @rule()
    def build_into_the_output_of_the_other(self) -> None:
        self.compare(self.other, self.output)

    @rule()
    def build_into_another_output(self) -> None:
        self.compare(self.guide, self.root / "second site")

    @rule()
    def keep_the_cache(self) -> None:
        shutil.rmtree(self.older, ignore_errors=True)
        if self.cache.exists():
            shutil.copytree(self.cache, self.older)

    @rule()
    def put_the_older_cache_back(self) -> None:
        if self.older.exists():
            shutil.rmtree(self.cache, ignore_errors=True)
            shutil.copytree(self.older, self.cache)

    @rule(has_site=st.booleans())
    def copy_all_to_another_checkout(self, has_site: bool) -> None:
        """As somebody does who carries the cache along."""
        other = self.root / "another checkout"
        shutil.rmtree(other, ignore_errors=True)
        names = ["content", *THEME_FOLDERS, CACHE, *(["site"] if has_site else [])]
        for name in names:
            if (self.root / name).exists():
                shutil.copytree(self.root / name, other / name)
        self.compare_in(other / "content", other / "site")

    @rule()
    def build_with_another_version(self) -> None:
        """Of the generator, or of Python, or of a library."""
        with (
            patch.object(manifest, "program_digest", lambda program: "another"),
            patch.object(store, "edition", lambda program: "another"),
        ):
            self.compare(self.guide, self.output)

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)

    @rule(file=numbers, place=numbers, bit=st.integers(0, 7), is_cut=st.booleans())
    def damage_the_cache(self, file: int, place: int, bit: int, is_cut: bool) -> None:
        kept = self.guide.files(self.cache)
        if kept:
            path = kept[file % len(kept)]
            data = bytearray(path.read_bytes() or b" ")
            place = place * len(data) // 1000
            data[place] ^= 1 << bit
            path.write_bytes(data[:place] if is_cut else data)

    @rule(file=numbers, how=st.sampled_from(["edit", "unseen", "delete", "replace"]))
    def change_the_output_by_hand(self, file: int, how: str) -> None:
        made = [path for path in self.guide.files(self.output) if path.name[0] != "."]
        if made:
            path = made[file % len(made)]
            if how == "edit":
                path.write_bytes(b"by hand")
            elif how == "unseen":
                self.guide.edit_unseen(path, file)
            elif how == "delete":
                path.unlink()
            else:
                shutil.copy2(made[0 if path == made[-1] else -1], path)
