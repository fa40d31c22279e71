"""One page of each kind, by the address it has in our own guide."""

KINDS = {
    "home": "index.html",
    "chapter": "guide/what-anxious-attachment-is.html",
    "chapter with table": "guide/techniques-to-try.html",
    "chapter with claim check": "guide/closer-and-safer.html",
    "list of techniques": "techniques/index.html",
    "technique": "techniques/slow-breathing.html",
    "faq": "faq.html",
    "list of quizzes": "quizzes/index.html",
    "quiz": "quizzes/closeness.html",
    "check-in": "quizzes/week.html",
    "chapter with check": "guide/alarm-thoughts.html",
    "list of exercises": "exercises/index.html",
    "exercise": "exercises/thought-record.html",
    "help": "help.html",
    "safety": "safety.html",
    "glossary": "glossary.html",
    "references": "references.html",
    "about": "about.html",
    "not found": "404.html",
}
