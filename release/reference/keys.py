"""Tables of the keys that an author may write, from the types that check them."""

from generator.editors.keys import FILES, Key, Type, keys_of, types_in
from generator.model.items import Item
from generator.model.pages import Common
from generator.model.steps import Asking
from release.reference.markdown import plain, table

# What several types share is told once, with its own name.
SHARED: tuple[Type, ...] = (Common, Item, Asking)
TYPES: dict[str, Type] = {
    one.__name__: one for type_ in (*FILES.values(), *SHARED) for one in types_in(type_)
}

_HEAD = ("Key", "Holds", "What it is for")


def keys(what: str) -> str:
    """The table of a type: of the keys named after it, or of all that it does not share."""
    name, *chosen = what.split()
    own = {key.name: key for key in own_keys(TYPES[name])}
    return table(_HEAD, (_row(own[key]) for key in chosen or own))


def own_keys(type_: Type) -> list[Key]:
    """The keys of a type that it does not share."""
    shared = {
        key.name
        for one in SHARED
        if one is not type_ and issubclass(type_, one)
        for key in keys_of(one)
    }
    return [key for key in keys_of(type_) if key.name not in shared]


def _row(key: Key) -> tuple[str, str, str]:
    return (f"`{key.name}`", f"{plain(key.value)}{_need(key)}", plain(key.about))


def _need(key: Key) -> str:
    if key.is_needed:
        return "; **needed**"
    return f"; `{key.default}` without it" if key.default else ""
