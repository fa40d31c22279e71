"""Where the preview builds: a folder of the cache, of which it remembers what it made last."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from weakref import finalize

from generator import manifest
from generator.publish import staging
from generator.publish.spare import spare_of
from generator.rebuild import Rebuilt, keep_index, last_of, publish_guide
from generator.rebuild.made import Last
from generator.settings import Settings

PLACE = "serve"  # in the cache


class Desk:
    """Builds a guide over and over. Its state is what the last build found and made."""

    def __init__(self, settings: Settings) -> None:
        """Without a cache that can be written, all is in a folder that goes when this does."""
        cache = _writable(settings.cache)
        if cache is None:
            place = Path(mkdtemp(prefix="steadyground-"))
            finalize(self, shutil.rmtree, place, ignore_errors=True)
            cache = place / PLACE
        self.settings = settings._replace(is_preview=True, cache=cache)
        self.folder = cache / "site"
        self._cache = cache
        self.inputs: manifest.Stamps = {}  # as the last build found them
        self._request: manifest.Request | None = None
        self._last = Last()

    def build(self) -> Rebuilt:
        """Publishes the guide into the folder.

        Raises:
            OSError: the guide cannot be read, or the folder cannot be written.
        """
        spare = spare_of(self.folder, self._cache)
        with staging(self.folder, lambda: None, spare) as stage:
            request = manifest.request_of(self.settings, self.folder)
            self.inputs = request.inputs
            last = self._known(request)
            came = publish_guide(self.settings, stage, last)
        if came.site.made:
            self._request = request
            self._last = Last(came.site)
        return came

    def remember(self) -> None:
        """Keeps what the last good build made, for the next preview."""
        if self._request:
            seal = keep_index(self.settings, self._last.index)
            manifest.remember(self._cache, self._request, manifest.Told({}, seal))

    def _known(self, request: manifest.Request) -> Last:
        """What is known of the site in the folder."""
        before = self._request
        if before is None or not self.folder.is_dir():
            return last_of(self.settings, manifest.last_build(self._cache, request))
        index, unchanged = self._last.index, manifest.unchanged_inputs(before, request)
        is_same = before.choices == request.choices
        is_edit = is_same and before.inputs.keys() == request.inputs.keys()
        edited = request.inputs.keys() - unchanged if is_edit else ()
        return Last(index, unchanged, frozenset(index.made), frozenset(edited))


def _writable(cache: Path | None) -> Path | None:
    """The preview's part of a cache, if it can be written."""
    if cache is None:
        return None
    place = cache / PLACE
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        return place if os.access(place, os.W_OK) else None
    return None
