"""The search index of a guide whose chapters are known by their outlines."""

from itertools import chain

import msgspec

from generator import limits
from generator.model.guide import Guide
from generator.rebuild.made import Part
from generator.rebuild.making import Making
from generator.rebuild.search_parts import (
    PartToBe,
    found_of,
    light_record,
    make_parts,
    part_print,
)
from generator.render.search.index import (
    BEGIN,
    first_part,
    has_index,
    language_of,
    other_parts,
)
from generator.render.search.records import CHAPTERS, record_groups
from generator.render.search.shards import part
from generator.words.lexicon import Words

AT_ONCE = 4  # parts that are made together, since they share bundles


def add_index(making: Making, guide: Guide, words: Words) -> dict[str, str]:
    """Adds the parts of the index, those that have changed anew; their addresses by name."""
    if not has_index(guide):
        return {}
    reads, tag = making.reads, guide.site.language
    paths = {chapter.address: chapter.path for chapter in guide.chapters}
    outlines = {c.address: read for c in guide.chapters if (read := reads[c.path]).outline}
    groups = record_groups(
        guide, lambda chapter: light_record(chapter, reads[chapter.path].outline)
    )
    language = language_of(tag, words)
    addresses = {BEGIN: making.add(part(BEGIN, first_part(guide, groups, language)))}
    new = []
    for name, records in other_parts(groups):
        found = tuple(found_of(record, outlines.get(record.address)) for record in records)
        one = PartToBe(name, found, making.store, tag, language.skipped)
        print_ = part_print(one)
        before = making.last.index.search.get(name)
        if before and making.is_as_made(before.address, print_):
            addresses[name] = making.keep(before.address)
        else:
            addresses[name] = ""  # the order of names is the order of the scripts
            new.append((one, print_))
        of_chapters = records if name.startswith(CHAPTERS) else []
        making.search[name] = Part(
            addresses[name], tuple((paths[r.address], r.address) for r in of_chapters)
        )
    is_much = sum(len(one.found) for one, _ in new) >= 2 * limits.FILES_PER_PROCESS
    tasks = [[one for one, _ in new[n : n + AT_ONCE]] for n in range(0, len(new), AT_ONCE)]
    outputs = chain.from_iterable(making.workers.run(make_parts, tasks, is_much))
    for (one, print_), output in zip(new, outputs, strict=True):
        address = addresses[one.name] = making.add(output, print_)
        making.search[one.name] = msgspec.structs.replace(making.search[one.name], address=address)
    return addresses
