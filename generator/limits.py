"""Every bound on size and depth, each with its reason."""

# A chapter is about 10 kB. markdown-it stays under some ten seconds on any input of this size.
SOURCE_BYTES = 1024 * 1024

# A drawing is under 4 kB; this leaves room for a photograph, and stops a stray video.
IMAGE_BYTES = 512 * 1024

# Our deepest file (a quiz) nests five levels. Walking is recursive, so it must end.
YAML_DEPTH = 20

# Below this many files a second process costs more than it saves.
FILES_PER_PROCESS = 40

# content-guide, section 11: what one page may weigh, compressed, in bytes.
PAGE_HTML_BYTES = 14_000
CSS_BYTES = 8_000
SCRIPT_BYTES = 12_000
