"""Completion for bash, from the 3.2 of macOS on."""

from collections.abc import Iterator

from generator.commands.shells.program import Command, Takes, Word

# An option may be joined to its value by "=", which bash takes for a word of its own.
_SCRIPT = """\
# Completion of {name} for bash.
_{name}() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command= i
    local IFS=$'\\n'
    if [[ $word == '=' ]]; then
        word=
    elif [[ $before == '=' ]]; then
        before=${{COMP_WORDS[COMP_CWORD-2]}}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${{COMP_WORDS[i]}} in
            {commands}) command=${{COMP_WORDS[i]}}; break ;;
        esac
    done
    COMPREPLY=()
    case $command:$before in
{values}
    esac
    case $command:$word in
{options}
{places}
    esac
}}
complete -F _{name} {name}
"""
_FOLDERS = 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$word")); return'
_FILES = 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word")); return'


def bash(program: Command) -> str:
    """A script to source."""
    everything = (program._replace(name=""), *program.commands)
    return _SCRIPT.format(
        name=program.name,
        commands="|".join(command.name for command in program.commands),
        values=_lines(_value(c.name, w) for c in everything for w in c.options),
        options=_lines(_options(command) for command in everything),
        places=_lines(_place(command) for command in everything),
    )


def _lines(cases: Iterator[str]) -> str:
    return "\n".join(f"        {case}" for case in cases if case)


def _value(command: str, option: Word) -> str:
    """What comes after an option that takes something."""
    if option.takes is Takes.NOTHING:
        return ""
    names = "|".join(f"{command}:{name}" for name in option.names)
    return f"{names}) {_offer(option)} ;;"


def _options(command: Command) -> str:
    names = tuple(name for option in command.options for name in option.names)
    return f"{command.name}:-*) {_among(names)} ;;"


def _place(command: Command) -> str:
    """What stands by itself: a command, or the words of a command."""
    if command.commands:
        return f":*) {_among(tuple(one.name for one in command.commands))} ;;"
    return f"{command.name}:*) {_offer(command.places[0])} ;;" if command.places else ""


def _offer(word: Word) -> str:
    match word.takes:
        case Takes.FOLDER:
            return _FOLDERS
        case Takes.FILE:
            return _FILES
        case _:
            return _among(word.choices)


def _among(words: tuple[str, ...]) -> str:
    listed = "\\n".join(words)
    return f"COMPREPLY=($(compgen -W $'{listed}' -- \"$word\")); return"
