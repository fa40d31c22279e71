"""The only file that knows the order of the stages."""

from dataclasses import dataclass

from generator.check.copies import weigh_copy
from generator.check.gates import check
from generator.check.weight import endless_pages, weigh
from generator.link.guide import link, told
from generator.load import load
from generator.model.guide import Guide
from generator.parse.documents import parse_all
from generator.problems import Problem, bounded, has_errors, in_order
from generator.progress import LINKING, MAKING, counted
from generator.render.assets import BrokenAssets, gather_assets
from generator.render.editions.table import render_copies, render_editions
from generator.render.output import Output
from generator.render.pages import render_pages
from generator.render.press import press
from generator.render.search.index import with_index
from generator.render.templates import BrokenTemplate, Templates
from generator.settings import Settings
from generator.words.files import load_words


@dataclass(frozen=True, slots=True)
class Built:
    """A site in memory, and everything found on the way; no outputs when there are errors."""

    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    guide: Guide | None


def build(settings: Settings) -> Built:
    """Files become documents, documents a guide, the guide pages. Nothing is published.

    Raises:
        OSError: the content folder cannot be listed, or the theme cannot be read.
    """
    sources, problems = load(settings.content)
    if problems and not sources:
        return Built((), in_order(problems), None)
    texts = [source for source in sources if source.is_text]
    images = [source for source in sources if not source.is_text]
    parsed = parse_all(texts, settings.jobs, settings.tell)
    settings.tell(LINKING, 0, 0)
    documents = [one.document for one in parsed if one.document]
    broken = {p.place.path for p in problems}
    broken |= {s.path for s, one in zip(texts, parsed, strict=True) if not one.document}
    guide, link_problems = link(documents, images, frozenset(broken), settings.with_drafts)
    problems = bounded((*problems, *(p for one in parsed for p in one.problems), *link_problems))
    if guide is None:
        return Built((), in_order(problems), None)
    guide = told(guide, settings.base_url, settings.is_preview)
    problems = bounded((*problems, *check(guide, settings.today)))
    if has_errors(problems):
        return Built((), in_order(problems), guide)
    outputs, render_problems = render(guide, settings)
    whole = f"{guide.site.download}.html"
    pages = [output for output in outputs if output.address != whole]
    problems += (*render_problems, *weigh(pages), *weigh_copy(outputs, whole))
    return Built(() if has_errors(problems) else outputs, in_order(problems), guide)


def render(guide: Guide, settings: Settings) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Every file of the site, or the problem of a theme that cannot make them."""
    theme = settings.theme
    words = load_words(guide.site.language, theme, settings.content)
    if has_errors(words.problems):
        return (), words.problems
    try:
        templates = Templates(tuple(folder / "templates" for folder in theme), words)
        assets = gather_assets(tuple(folder / "assets" for folder in theme), guide.images, words)
        assets = with_index(assets, guide, words)
        means = press(guide, assets, templates, words)
        pages = counted(settings.tell, MAKING, render_pages(means), len(guide.addresses))
        outputs = (*pages, *assets.outputs, *render_editions(means))
        if endless := tuple(endless_pages(outputs)):
            return (), endless
        copies, problems = render_copies(means, outputs)
        return (*outputs, *copies), (*words.problems, *assets.warnings, *problems)
    except BrokenTemplate as error:
        return (), (error.problem,)
    except BrokenAssets as error:
        return (), error.problems
