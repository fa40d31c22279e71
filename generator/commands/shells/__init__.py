"""What a shell has to know to complete a command line, and how each shell is told.

It is all read off the parser, so it cannot say anything else than what may be typed.
"""

from generator.commands.shells.bash import bash
from generator.commands.shells.fish import fish
from generator.commands.shells.zsh import zsh

# How a shell is told, in the order of the help.
SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}
