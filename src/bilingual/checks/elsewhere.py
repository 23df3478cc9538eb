"""Explain the findings that other stages make: reading and rendering."""

EXPLANATIONS: dict[str, str] = {
    "L004": """A pair is damaged.

A page that people edit lost half of a pair: a target without its source, an id that stands twice, text outside the
sentences. What the page cannot tell would be lost when it is rendered; put the tags back.""",
    "S001": """Injected text was removed.

The page carried text that its publisher did not write: a gambling brand in its title or crumb, as scraper clones have.
It is left out of every page that we write. The source was tampered with; look for the original.""",
    "S002": """Hidden links were removed.

The page hid links from its readers, a sign of tampering. They are left out of every page that we write.""",
    "S003": """Letter case was restored.

The English text had no capitals at all. Sentence starts, names, months and glossary terms got theirs back before
translation; read the English side, since a name that nobody listed stays small.""",
    "S005": """An embedded object was replaced by a link.

A video or frame cannot stand on a page that works alone; a link to its address stands in its place.""",
}
