"""What an author can know of a quiz before anybody has answered it.

Readers are simulated (`simulation`), their answers become figures (`figures`), the figures
charts (`charts`), and these text for a terminal (`tables`) or a page (`page`). Nothing here is
evidence about people: it shows what the number of items, their keys, the bands and the declared
reliability lead to when items hang together as those of tested scales do.
"""
