"""Explain the findings that other stages make: reading and rendering."""

EXPLANATIONS: dict[str, str] = {
    "L004": """Keep both halves of each pair.

A page that people edit lost half of a pair: a target without its source, an id that stands twice, text outside the
sentences. What the page cannot tell would be lost when it is rendered; put the tags back.""",
    "S001": """Leave out what was put into the source.

The article's page carries text that its publisher did not write: a gambling brand in the title or the crumb, as scraper
clones have. It is on none of the pages that are written. The source was tampered with: look for the original.""",
    "S002": """Leave out hidden links.

The article's page hides links from its readers, a sign of tampering. They are on none of the pages that are written.""",
    "S003": """Restore letter case.

The English text had no capitals at all. Sentence starts, names, months and glossary terms got theirs back before
translation. Read the English side: a name that nobody listed stays small.""",
    "S005": """Replace embedded objects by links.

A video or frame cannot stand on a page that works alone; a link to its address stands in its place.""",
    "S006": """Lose no character.

The file holds bytes that fit no character of its encoding, or characters that were lost before it was saved (U+FFFD),
as a page that was cut off ends in half a character. Each lost one stands as U+FFFD on the pages: put it back there, or
download the page again.""",
    "S007": """Read each part in its own encoding.

Part of the page is in another encoding than the rest, such as a footer in GBK that is included into a page in UTF-8. It
was read in the encoding that fits it; look whether it reads well.""",
}
