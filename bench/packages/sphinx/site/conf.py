project = "A made-up guide"
extensions = ["myst_parser"]
html_theme = "basic"  # navigation of the part, contents, previous and next
html_sidebars = {"**": ["globaltoc.html", "localtoc.html", "relations.html", "searchbox.html"]}
html_copy_source = False
html_use_index = False
