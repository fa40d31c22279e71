"""The index that search.js reads: from the guide to scripts under assets/.

Each script holds some pages with the words in them, and names no other: after an edit of one page
one of them is another, and the pages with a search box, which list them all.
"""
