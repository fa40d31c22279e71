"""The content security policy of every page, and of the offline worker (design, section 7)."""

from markupsafe import Markup

# The one policy of Trusted Types that a reading page has, to register the offline worker.
TRUSTED = "offline"

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "connect-src": "'none'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": TRUSTED,
}


def _policy(directives: dict[str, str]) -> Markup:
    # Markup, so that its quotation marks stand in a page as they stand in a header.
    return Markup("; ".join(f"{name} {value}" for name, value in directives.items()))


def _without(*dropped: str) -> dict[str, str]:
    kept = {name: value for name, value in _DIRECTIVES.items() if name not in dropped}
    return kept | {"trusted-types": "'none'"}


READING = _policy(_DIRECTIVES)
PRIVATE = _policy(_without("worker-src", "img-src"))
PRIVATE_WITH_IMAGES = _policy(_without("worker-src"))

# A worker does not inherit a policy from its page: this one comes with its own answer, or it
# does not install. It may ask our own host for files, and do nothing else.
WORKER = "default-src 'none'; connect-src 'self'"

# Addresses whose pages are private: a reader answers or writes there.
PRIVATE_PLACES = ("quizzes/", "exercises/", "paths/", "my-space.html", "search.html")


def policy_for(is_private: bool, has_images: bool) -> Markup:
    """The policy of a page: a private one may load as little as it can."""
    if not is_private:
        return READING
    return PRIVATE_WITH_IMAGES if has_images else PRIVATE
