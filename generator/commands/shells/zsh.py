"""Completion for zsh."""

from generator.commands.shells.program import Command, Takes, Word

_SCRIPT = """\
#compdef {name}
# Completion of {name} for zsh.
_{name}() {{
    local context state line
    local -a commands
    commands=(
{commands}
    )
    _arguments -C \\
{options} \\
        ':command:->command' '*::word:->word'
    case $state in
        command) _describe command commands ;;
        word)
            case $words[1] in
{cases}
            esac ;;
    esac
}}
if [[ $funcstack[1] == _{name} ]]; then
    _{name} "$@"
else
    compdef _{name} {name}
fi
"""
_BREAK = " \\\n"


def zsh(program: Command) -> str:
    """A script to source, or to put into a folder of `fpath` as `_steadyground`."""
    return _SCRIPT.format(
        name=program.name,
        commands="\n".join(
            f"        {_quoted(f'{one.name}:{one.help}')}" for one in program.commands
        ),
        options=_BREAK.join(f"        {_option(one)}" for one in program.options),
        cases="\n".join(_case(one) for one in program.commands),
    )


def _case(command: Command) -> str:
    words = [*map(_option, command.options), *map(_place, command.places)]
    listed = _BREAK.join(f"                    {word}" for word in words)
    return f"                {command.name}) _arguments{_BREAK}{listed} ;;"


def _option(option: Word) -> str:
    help_ = _plain(option.help)
    name = f"({' '.join(option.names)})" if len(option.names) > 1 else ""
    names = f"'{name}'{{{','.join(option.names)}}}" if name else option.names[0]
    if option.takes is Takes.NOTHING:
        return f"{names}{_quoted(f'[{help_}]')}"
    return f"{names}={_quoted(f'[{help_}]:{option.metavar}:{_action(option)}')}"


def _place(place: Word) -> str:
    return _quoted(f":{place.metavar}:{_action(place)}")


def _action(word: Word) -> str:
    match word.takes:
        case Takes.FOLDER:
            return "_files -/"
        case Takes.FILE:
            return "_files"
        case Takes.CHOICE:
            return f"({' '.join(word.choices)})"
        case _:
            return ""


def _plain(text: str) -> str:
    """Words that end no part of what they stand in."""
    return "".join(f"\\{sign}" if sign in "[]:\\" else sign for sign in text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
