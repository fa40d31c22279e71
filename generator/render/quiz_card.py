"""A quiz of the guide becomes the view of its component."""

from collections.abc import Iterable

from generator.model.body import Role
from generator.model.guide import Entry
from generator.model.items import Multiple, type_of
from generator.model.quiz import Dimension, Quiz
from generator.paper_key import FacetKey, Sums, facet_keys, paper_key
from generator.render.addresses import relative
from generator.render.fill import Filling
from generator.render.quiz_data import as_script_data, name_of, published
from generator.render.quiz_views import (
    Alarm,
    BandView,
    DimensionView,
    FacetView,
    ItemPoints,
    ItemView,
    KeyRowView,
    QuizCard,
    Step,
    TogetherView,
)
from generator.render.sheet_card import keeping
from generator.scoring import ANY
from generator.words.lexicon import Words

HELP, SAFETY, PRIVACY = "help.html", "safety.html", "privacy.html"


def quiz_card(filling: Filling, ids: list[str]) -> QuizCard:
    """The whole quiz, for its own page and for a chapter that holds it."""
    entry: Entry[Quiz] = filling.guide.relations.pages[f"quizzes/{ids[0]}.html"]
    quiz, titles = entry.matter, filling.guide.titles

    def page(address: str) -> str:
        return relative(filling.address, address) if address in titles else ""

    return QuizCard(
        quiz=quiz,
        items=tuple(ItemView(n, type_of(item), item) for n, item in enumerate(quiz.items, 1)),
        dimensions=tuple(_dimension(filling, entry, d) for d in quiz.dimensions),
        together=_together(filling, entry),
        alarms=tuple(_alarms(quiz)),
        is_weighted=any(item.weight > 1 for item in quiz.items),
        data=as_script_data(published(entry, filling.guide, filling.words)),
        safety=page(SAFETY),
        safety_title=titles.get(SAFETY, ""),
        help=relative(filling.address, HELP),
        privacy=page(PRIVACY),
        keeping=keeping(filling),
    )


def _steps(filling: Filling, path: str, targets: tuple[str, ...]) -> tuple[Step, ...]:
    found = [filling.guide.targets[(path, Role.LINK, target)] for target in targets]
    return tuple(
        Step(there.title, filling.href(path, target), there.full_address)
        for there, target in zip(found, targets, strict=True)
    )


def _dimension(filling: Filling, entry: Entry[Quiz], dimension: Dimension) -> DimensionView:
    quiz, path, words = entry.matter, entry.path, filling.words
    points = [_points(quiz, n) for n, i in enumerate(quiz.items) if i.dimension == dimension.id]
    with_options = {n for n, item in enumerate(quiz.items, 1) if item.choices}
    return DimensionView(
        dimension=dimension,
        bands=tuple(
            BandView(band, name_of(band, n, words), _steps(filling, path, band.next))
            for n, band in enumerate(dimension.bands, 1)
        ),
        on_scale=tuple(p for p in points if p.number not in with_options),
        with_options=tuple(p for p in points if p.number in with_options),
        key=tuple(
            KeyRowView(
                row.weight,
                tuple(_in_words(sums, words) or "–" for sums in row.bands),
                ", ".join(_in_words(sums, words) for sums in row.edges if sums) or "–",
            )
            for row in paper_key(quiz, dimension)
        ),
        facets=tuple(
            _facet(key, words, _steps(filling, path, key.facet.next))
            for key in facet_keys(quiz, dimension)
        ),
    )


def _points(quiz: Quiz, index: int) -> ItemPoints:
    """The points of each answer to an item, its weight counted in."""
    item, top = quiz.items[index], len(quiz.scale) - 1
    answers = range(len(item.choices) or top + 1)
    each = ((position,) if isinstance(item, Multiple) else position for position in answers)
    return ItemPoints(
        index + 1, tuple(item.weight * item.points(answer, top) for answer in each), item.weight
    )


def _in_words(sums: Sums, words: Words) -> str:
    return words.plain("key.sums", low=sums[0], high=sums[1]) if sums else ""


def _facet(key: FacetKey, words: Words, steps: tuple[Step, ...]) -> FacetView:
    numbers = ", ".join(map(str, key.numbers))
    said = [words.plain("key.least", least=least) for _, least in key.least[:1]]
    said += [words.plain("key.least_if", least=n, count=weight) for weight, n in key.least[1:]]
    return FacetView(key.facet, numbers, "; ".join(said), steps)


def _together(filling: Filling, entry: Entry[Quiz]) -> tuple[TogetherView, ...]:
    dimensions = entry.matter.dimensions
    views = []
    for together in entry.matter.together:
        named = [
            f"{dimension.label}: {_label(dimension, band)}"
            for dimension, band in zip(dimensions, together.bands, strict=True)
            if band != ANY
        ]
        steps = _steps(filling, entry.path, together.next)
        views.append(
            TogetherView(together, "; ".join(named) or filling.words.plain("key.others"), steps)
        )
    return tuple(views)


def _label(dimension: Dimension, band: str) -> str:
    label = next(b.label for b in dimension.bands if b.id == band) or band
    return label[:1].lower() + label[1:]


def _alarms(quiz: Quiz) -> Iterable[Alarm]:
    for number, item in enumerate(quiz.items, 1):
        words = [option.text for option in item.choices] or list(quiz.scale)
        answers = (
            ((position,) if isinstance(item, Multiple) else position)
            for position in range(len(words))
        )
        alarming = [word for word, a in zip(words, answers, strict=True) if item.is_alarming(a)]
        if alarming:
            yield Alarm(number, tuple(alarming))
