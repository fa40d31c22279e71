"""How fast the generator is. It prints and asserts nothing: machines differ, and load too."""
