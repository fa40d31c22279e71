"""The whole index as assets."""

from dataclasses import replace

from generator.load import digest_of
from generator.model.guide import Guide
from generator.render.assets import Assets
from generator.render.output import Output
from generator.render.search.card import NAMES
from generator.render.search.records import record_groups
from generator.render.search.shards import shards_of
from generator.render.search.ways import beginning
from generator.stems import stemmer
from generator.words.lexicon import Words


def with_index(assets: Assets, guide: Guide, words: Words) -> Assets:
    """The assets with the parts of the index, by names that begin with `NAMES`.

    Without them when no page has a search.
    """
    if not any(document.shows("search") for document in guide.documents):
        return assets
    stem, skipped = stemmer(guide.site.language), frozenset(words.plain("search.skipped").split())
    groups = record_groups(guide)
    every = [record for _, records in groups for record in records]
    parts = {"begin": beginning(guide, every, stem, skipped)}
    for name, records in groups:
        for number, data in enumerate(shards_of(records, stem, skipped), 1):
            parts[f"{name}-{number}"] = data
    outputs = {
        f"{NAMES}{name}": Output(f"assets/{digest_of(data)[:12]}/search-{name}.js", data)
        for name, data in parts.items()
    }
    addresses = {name: output.address for name, output in outputs.items()}
    return replace(
        assets,
        outputs=(*assets.outputs, *outputs.values()),
        addresses=assets.addresses | addresses,
    )
