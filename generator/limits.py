"""Every bound on size, depth, number and days, each with its reason.

`python -m release.reference` tells authors, docs/limits.md what follows from them.
"""

from datetime import timedelta
from typing import NamedTuple

# Our longest file has 36 kB, and a page of more than some 60 kB breaks its budget below. The worst
# that a stranger can write into a file of this size takes some seconds (docs/limits.md).
SOURCE_BYTES = 256 * 1024

# Room for a photograph; it stops a stray video.
IMAGE_BYTES = 512 * 1024

# A drawing of ours has under 4 kB, and every one is read by a parser at every build.
DRAWING_BYTES = 64 * 1024

# Elements inside elements of a drawing, which programs walk by recursion.
DRAWING_DEPTH = 50

# A guide of 30,000 chapters of 6 kB, and as much again for all that goes with them. All files are
# held in memory while a site is built.
CONTENT_FILES = 50_000
CONTENT_BYTES = 512 * 1024 * 1024

# A file of words for the interface: ours has 20 kB and 450 lines, each held against all others.
WORDS_BYTES = 128 * 1024
WORDS = 1_000

# Folders inside folders. Ours has one level, and systems end paths at some thousand signs.
FOLDER_DEPTH = 8

# A name is part of an address, of a path on the host's disk and of one in the zip: most systems
# end a name at 255 bytes, and Windows a whole path at 260.
NAME_LENGTH = 80
ADDRESS_LENGTH = 160

# Our deepest file (a quiz) nests five levels. Walking is recursive, so it must end.
YAML_DEPTH = 20

# Lists, quotations and containers inside one another. Beyond some ten, markdown-it drops what
# stands there without a word, so here it is an error first.
MARKDOWN_DEPTH = 8

# A paragraph, a heading or a cell, in characters; ours have under 700. Brackets and marks of
# emphasis that are never closed cost time by the square of this.
PARAGRAPH_LENGTH = 20_000

# Signs in a file that may open a link, a term, a note, emphasis or code; ours has under 400. For
# each, all that could close it is looked for, which takes up to some 300 µs.
OPENING_SIGNS = "[<*_`&"
OPENINGS = 10_000

# A table with more does not fit on any screen, and short rows are filled up.
TABLE_COLUMNS = 20

# Components that a page asks for by containers: each can be a list of the whole guide.
PAGE_BLOCKS = 100

# A page as it stands before compression. Only repetition fits more into the budget of a page.
PAGE_BYTES = 1_000_000

# What a person could answer, and score by hand.
QUIZ_ITEMS = 300  # what a browser keeps of one form (assets/js/keep/shapes.js)
QUIZ_OPTIONS = 50  # of one item; the same
QUIZ_SCALE = 21  # answers on the response scale: positions go from 0 to 20
QUIZ_DIMENSIONS = 12
QUIZ_BANDS = 20  # of one dimension
QUIZ_POINTS = 2_000  # the highest sum of one dimension: the key on paper has a row for each weight
QUIZ_TOGETHER = 1_000  # combinations of bands, and entries for them

# The first problems of a file are told, and how many more there are.
PROBLEMS_OF_A_FILE = 1_000

# Signs of a message or a hint: what an author wrote is quoted in it.
MESSAGE_LENGTH = 600

# Names that are compared with a misspelled one, and that a hint lists.
GUESSES = 1_000
NAMES_IN_A_HINT = 30

# Below this many files a second process costs more than it saves.
FILES_PER_PROCESS = 40

# A build counts days in Greenwich. Where somebody dates a change, it may be the next day already.
EAST = timedelta(days=1)


class Budget(NamedTuple):
    """What a page may make a phone fetch before it can be read, compressed, in bytes."""

    html: int
    css: int
    script: int
    requests: int  # with the page itself
    total: int


# content-guide, section 11. A page that asks a reader about themselves does more by script.
READING_PAGE = Budget(14_000, 8_000, 3_000, 5, 50_000)
ASKING_PAGE = Budget(14_000, 8_000, 12_000, 6, 60_000)

# One script that comes at its first use.
SCRIPT_BYTES = 12_000

# What a reader fetches once, of the whole guide. A bigger guide is told, and built all the same.
OFFLINE_BYTES = 600_000
SEARCH_INDEX_BYTES = 40_000

# Beyond this, before compression, there is no copy to read offline: some 700 pages, of which a
# phone would fetch 3 MB unasked.
OFFLINE_RAW_BYTES = 16_000_000

# The whole guide in one file, as it lies on a disk.
ONE_FILE_BYTES = 900_000
