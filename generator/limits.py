"""Every bound on size, depth and days, each with its reason."""

from datetime import timedelta
from typing import NamedTuple

# A chapter is about 10 kB. markdown-it stays under some ten seconds on any input of this size.
SOURCE_BYTES = 1024 * 1024

# A drawing is under 4 kB; this leaves room for a photograph, and stops a stray video.
IMAGE_BYTES = 512 * 1024

# Our deepest file (a quiz) nests five levels. Walking is recursive, so it must end.
YAML_DEPTH = 20

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
