"""Explain the findings that other stages make: reading and rendering."""

EXPLANATIONS: dict[str, str] = {
    "L004": """Keep both halves of each pair.

A page that people edit lost half of a pair: a target without its source, an id that stands twice, text outside the
sentences. What the page cannot tell would be lost when it is rendered; put the tags back.""",
    "S001": """Leave out what was put into the source.

The article's page carries text that its publisher did not write: a gambling brand in the title or the crumb, links to
such brands, empty elements or readings strewn in, as scraper clones have. It is on none of the pages that are written;
`bilingual extract --format json` lists it. The source was tampered with: look for the original.""",
    "S002": """Leave out hidden links.

The article's page hides links to gambling brands or their like from its readers, a sign of tampering. They are on none
of the pages that are written; `bilingual extract --format json` lists them.""",
    "S003": """Restore letter case.

The English text, or its title, had no capitals. Sentence starts, names, months and glossary terms got theirs back
before translation. Read the English side: a name that nobody listed stays small.""",
    "S004": """Take a page from its publisher's own host.

The article's page says that it is a public body's, by its 网站标识码, its canonical address or its owner's line, but it
stands on a host that has nothing to do with that body. It may be a clone, and what it says may not be what the body
said. Nothing on the pages that are written leads to that host. Look for the original; if the host is the body's after
all, put the address back by hand.""",
    "S005": """Replace embedded objects by links.

A video or frame cannot stand on a page that works alone; a link to its address stands in its place.""",
    "S006": """Lose no character.

The file holds bytes that fit no character of its encoding, or characters that were lost before it was saved (U+FFFD),
as a page that was cut off ends in half a character. Each lost one stands as U+FFFD on the pages: put it back there, or
download the page again.""",
    "S007": """Read each part in its own encoding.

Part of the page is in another encoding than the rest, such as a footer in GBK that is included into a page in UTF-8. It
was read in the encoding that fits it; look whether it reads well.""",
    "S008": """Join the pages of one article.

The article stands on several pages (下一页, Next page), which were given together, lie beside the first or are on the
same host. They became one; `--no-join` reads each by itself.""",
    "S009": """Read every page of an article.

The article's pager leads to a page that is not on the pages that are written: it is not beside the first, cannot be
fetched, or calls its article otherwise. Get it and translate again, or read on there.""",
    "S010": """Read the whole article.

The page declares for search engines (`articleBody` in its JSON-LD) much more text than it shows, as a teaser does. The
declared text is the body, without pictures and links, if its title or its beginning stands on the page and nobody
tampered with it; otherwise `bilingual extract --format json` lists it. Compare it with the original.""",
}
