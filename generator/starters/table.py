"""The table of what `new` writes into a guide; a whole guide is the folder `guide/` beside it."""

from typing import NamedTuple


class Starter(NamedTuple):
    """One kind of new file."""

    file: str  # the text it begins with, in this folder
    path: str  # where it goes in the content folder


QUESTION = "question"

# A question goes into a file that may be there; `file` is what that begins with where it is not.
STARTERS = {
    "chapter": Starter("chapter.md", "guide/{number}-{slug}.md"),
    "technique": Starter("technique.md", "techniques/{slug}.md"),
    QUESTION: Starter("faq.md", "faq.md"),
    "quiz": Starter("quiz.yaml", "quizzes/{slug}.yaml"),
    "exercise": Starter("exercise.yaml", "exercises/{slug}.yaml"),
}
