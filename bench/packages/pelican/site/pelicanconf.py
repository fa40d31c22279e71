SITENAME = "A made-up guide"
SITEURL = ""
PATH = "content"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
ARTICLE_URL = ARTICLE_SAVE_AS = "{category}/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "{slug}.html"
SLUGIFY_SOURCE = "basename"
ARTICLE_ORDER_BY = "basename"
DEFAULT_PAGINATION = False
DIRECT_TEMPLATES = ["index"]
AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}
# Without these it reads every chapter again.
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
