"""What an author can know of a guide before anybody has read it.

Pages are measured (`pages`). Readers of quizzes are simulated (`simulation`), and their answers
become figures (`figures`). Both are one `report`; its figures become charts (`charts`), and these
text for a terminal (`tables`) or a page (`page`). Nothing here is evidence about people: a grade
is a smoke alarm, and a simulation shows what the number of items, their keys, the bands and the
declared reliability lead to when items hang together as those of tested scales do.
"""
