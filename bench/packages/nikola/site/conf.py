BLOG_AUTHOR = BLOG_EMAIL = ""
BLOG_TITLE = BLOG_DESCRIPTION = "A made-up guide"
SITE_URL = "https://guide.example/"
DEFAULT_LANG = "en"
TRANSLATIONS = {"en": ""}
NAVIGATION_LINKS = {"en": ()}
NAVIGATION_ALT_LINKS = {"en": ()}
THEME = "base-jinja"  # its smallest
TIMEZONE = "UTC"
POSTS = (("posts/*.md", "", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": [".md"]}
MARKDOWN_EXTENSIONS = ["markdown.extensions.extra", "markdown.extensions.toc"]
PRETTY_URLS = False
SHOW_SOURCELINK = False
COPY_SOURCES = False
GENERATE_RSS = False
GENERATE_ATOM = False
DISABLE_MAIN_ATOM_FEED = DISABLE_MAIN_RSS_FEED = True
# What belongs to a blog and not to a guide.
DISABLED_PLUGINS = [
    "classify_archive",
    "classify_authors",
    "classify_categories",
    "classify_tags",
    "classify_indexes",
    "render_galleries",
    "render_listings",
]
