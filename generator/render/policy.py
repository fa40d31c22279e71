"""The content security policy of every page (design, section 7)."""

from markupsafe import Markup

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
    "trusted-types": "'none'",
}


def _policy(*dropped: str) -> Markup:
    # Markup, so that its quotation marks stand in a page as they stand in a header.
    return Markup("; ".join(f"{k} {v}" for k, v in _DIRECTIVES.items() if k not in dropped))


READING = _policy()
PRIVATE = _policy("worker-src", "img-src")
PRIVATE_WITH_IMAGES = _policy("worker-src")

# Addresses whose pages are private: a reader answers or writes there.
PRIVATE_PLACES = ("quizzes/", "exercises/", "paths/", "my-space.html")


def policy_for(is_private: bool, has_images: bool) -> Markup:
    """The policy of a page: a private one may load as little as it can."""
    if not is_private:
        return READING
    return PRIVATE_WITH_IMAGES if has_images else PRIVATE
