"""What templates, styles and scripts of ours may not hold."""

import re
import subprocess

import brotli
import pytest

from generator.model.items import AnyItem
from generator.model.steps import STEP_TYPES
from generator.parse.containers import CONTAINERS, Shape
from generator.render.assets import PICTURES, SCRIPTS, STYLES, WITHIN, WORKERS, gather_assets
from generator.render.blocks import BLOCKS
from generator.words.files import load_words
from tests.environment import ROOT, tsc_command

ENGLISH = load_words("en", ())
WHOLE = "one-file/whole.html"
SCRIPT_FILES = sorted((ROOT / "assets/js").rglob("*.js"))
ASSETS = gather_assets((ROOT / "assets",), {}, ENGLISH)
SHORTER = {o.address: o.data for o in ASSETS.outputs if o.address.endswith(".js")} | ASSETS.workers

# The only scripts that touch a store, and the one that asks the host: it makes the offline copy.
ALLOWED = {
    "keep/store.js": {"localStorage"},
    "keep/session.js": {"sessionStorage"},
    "leave.js": {"localStorage", "sessionStorage"},
    "worker/copy.js": {"fetch("},
    "worker/replies.js": {"fetch("},
}

# Ways out of a page, into its markup, or into a store.
FORBIDDEN_IN_SCRIPTS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|"
    r"XMLHttpRequest|sendBeacon|WebSocket|EventSource|localStorage|sessionStorage|indexedDB|"
    r"document\.cookie|pushState|replaceState|location\.(?:href|hash|search)\s*=|window\.open|"
    r"\.style\b|setAttribute\(\"(?:src|href|style)\""
)


@pytest.mark.parametrize("path", SCRIPT_FILES, ids=lambda path: path.name)
def test_a_script_stores_sends_and_injects_nothing(path: object) -> None:
    name = path.relative_to(ROOT / "assets/js").as_posix()  # type: ignore[attr-defined]
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    assert set(FORBIDDEN_IN_SCRIPTS.findall(text)) <= ALLOWED.get(name, set())


# An older phone stops at the first word it does not know, and the whole script with it.
TOO_NEW = re.compile(r"\|\|=|&&=|\?\?=|\d_\d|hasOwn\(|replaceAll\(|\.at\(|structuredClone|#\w+\(")


@pytest.mark.parametrize("path", SCRIPT_FILES, ids=lambda path: path.name)
def test_a_script_uses_no_word_that_older_phones_do_not_know(path: object) -> None:
    assert TOO_NEW.findall(path.read_text("utf-8")) == []  # type: ignore[attr-defined]


def test_what_writes_scripts_shorter_adds_no_such_word() -> None:
    for name, script in SHORTER.items():
        assert TOO_NEW.findall(script.decode()) == [], name


@pytest.mark.parametrize("path", SCRIPT_FILES, ids=lambda path: path.name)
def test_no_template_string_stands_inside_another(path: object) -> None:
    """What takes the comments out would take white space out of the outer one."""
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    assert re.findall(r"`[^`\n]*\$\{[^}`\n]*`", text) == []


def test_a_script_without_its_comments_is_still_a_script(tmp_path: object) -> None:
    node = tsc_command()[0]
    for name, script in SHORTER.items():
        file = tmp_path / "bundle.js"  # type: ignore[operator]
        file.write_bytes(script)
        said = subprocess.run([node, "--check", str(file)], capture_output=True, text=True)
        assert said.stderr == "", name
        assert b"@param" not in script


@pytest.mark.parametrize(
    ("names", "limit"),
    [
        (("keep.js", "quiz.js"), 9_000),  # taking, scoring, plotting, keeping, exporting
        (("quiz.css",), 2_000),
        (("sheet.css",), 2_200),
        (("lock.js",), 2_000),
        (("reading.js",), 3_000),
        (("sheet.js",), 3_000),
        (("act.js",), 3_000),
        (("space.js",), 3_000),
        (("search.js", "find.js"), 3_000),
        # Everything else together.
        (tuple(name for name in SCRIPTS if name not in ("search.js", "find.js")), 30_000),
    ],
    ids=str,
)
def test_what_a_private_page_loads_is_small(names: tuple[str, ...], limit: int) -> None:
    sizes = {o.address.rpartition("/")[2]: len(brotli.compress(o.data)) for o in ASSETS.outputs}
    assert sum(sizes[name] for name in names) <= limit


def test_a_script_leaves_for_the_address_of_its_own_link_only() -> None:
    text = "\n".join(path.read_text("utf-8") for path in SCRIPT_FILES)
    assert set(re.findall(r"location\.\w+\([^)]*\)", text)) == {
        "location.reload()",
        "location.replace(address)",
        "location.replace(link.href)",
    }


def test_every_script_is_in_a_bundle_and_every_name_in_one_exists() -> None:
    bundles = (*SCRIPTS.values(), *WORKERS.values(), WITHIN["one-file.js"])
    named = {name for parts in bundles for name in parts}
    assert {
        f"js/{path.relative_to(ROOT / 'assets/js').as_posix()}" for path in SCRIPT_FILES
    } == named
    assert [n for n in PICTURES if not (ROOT / "assets" / "icons" / n).is_file()] == []
    assert all((ROOT / "assets" / part).exists() for parts in STYLES.values() for part in parts)


def test_templates_of_pages_hold_no_inline_style_script_or_handler() -> None:
    """The whole guide in one file has to: its policy names each by its hash (test_download)."""
    slips = re.compile(
        r"<style|\sstyle=|\son\w+=|<script(?![^>]*(?:src=|application/(?:ld\+)?json))|\|\s*safe"
    )
    for path in set((ROOT / "templates").rglob("*.html")) - {ROOT / "templates" / WHOLE}:
        assert slips.findall(path.read_text("utf-8")) == [], path.name


def test_styles_ask_for_nothing() -> None:
    for path in (ROOT / "assets/css").rglob("*.css"):
        asked = re.findall(
            r"@import|@font-face|url\((?![\"']?data:image/svg)", path.read_text("utf-8")
        )
        assert asked == [], path.name


def test_colours_stand_in_the_tokens_alone() -> None:
    for path in (ROOT / "assets/css").glob("*/*.css"):
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgb|\bhsl", path.read_text("utf-8")) == [], (
            path.name
        )


def test_every_block_container_has_a_component_and_no_component_is_without() -> None:
    blocks = {container.name for container in CONTAINERS if container.shape is Shape.BLOCK}
    assert blocks == set(BLOCKS)
    for template, _ in BLOCKS.values():
        assert (ROOT / "templates/components" / template).is_file()


def test_every_step_type_has_a_component() -> None:
    components = (ROOT / "templates/components/steps").glob("[!_]*.html")
    assert {path.stem for path in components} == set(STEP_TYPES)


def test_every_step_that_acts_has_its_script() -> None:
    acts = (ROOT / "assets/js/act/acts.js").read_text("utf-8")
    table = re.search(r"const ACTS = \{ (.*?) \}", acts)
    assert table is not None
    components = (ROOT / "templates/components/steps").glob("*.html")
    named = {name for c in components for name in re.findall(r'data-acts="(\w+)"', c.read_text())}
    assert named == set(table[1].split(", ")) <= set(STEP_TYPES)


def test_item_types_are_the_same_in_python_in_the_browser_and_in_templates() -> None:
    types = {item.__struct_config__.tag for item in AnyItem.__args__}
    table = re.search(r"const TYPES = \{(.*?)\};", (ROOT / "assets/js/quiz/items.js").read_text())
    assert table is not None
    assert set(re.findall(r"\w+(?=[,:]|\s*$| \})", table[1])) - {"single"} | {"single"} == types
    assert {path.stem for path in (ROOT / "templates/components/items").glob("*.html")} == types


def test_every_container_is_documented() -> None:
    docs = (ROOT / "docs/content/guide/25-containers.md").read_text("utf-8")
    assert [c.name for c in CONTAINERS if f"::: {c.name}" not in docs] == []
