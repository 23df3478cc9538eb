"""Read who wrote, photographed and edited an English article out of its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.chinese_bylines import Byline
from bilingual.extract.dates import first_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bilingual.extract.pagelines import Line, Lines

WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}|de|la|van|von|der|den|del|al|el|bin|ibn|da|di|du|dos|le)"
PERSON = re.compile(rf"{WORD}(?: {WORD}){{1,4}}")
BY = re.compile(
    r"^(?:(?:an )?(?:posted|published|analysis|opinion|story|text|words|written|reported|review|report|commentary|article|interview) )?by:? (?=[A-ZÀ-Þ])(?:(?:[A-Za-z]{1,20} )?(?:staff )?(?:writers?|reporters?|correspondents?) (?=[A-ZÀ-Þ]))?",
    re.IGNORECASE,
)
LABEL = re.compile(r"\b(?:authors?|reporters?|writers?)\s?[:：]\s?", re.IGNORECASE)
REPORTING = re.compile(r"\breporting by ([A-Z][^;.()]{2,120})(?:[;.)]|$)", re.IGNORECASE)
EDITING = re.compile(r"\b(?:edit(?:ed|ing) by|editors?\s?[:：]) ?([A-Z][^;.()\]】]{2,80})", re.IGNORECASE)
PHOTOS = re.compile(
    r"\b(?:photo(?:graph)?s by|photography(?: by|:)|photographers?\s?[:：]|photos:) ?([A-Z][^;()\]|]{2,60})",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"[Bb]y (?P<author>[A-Z][^()]{2,60}) \(reporting\)(?: and|,) (?P<photographer>[A-Z][^()]{2,60}) \(photography\)"
)
CUT = re.compile(
    r"\s?(?:[|•·@/(\[–—>]|\s-\s|(?<=[a-z])(?=(?:Staff|Senior|Special|Contributor|Reporter|Correspondent|Editor)\b)|\b\d| (?:at|on|in|for|with)\b|"
    r"\b(?:Updated|Published|Posted|Follow|Share|Print|Source|Date|Time|Photo|Editor|Comments?|View|min read)\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.? \d|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r" ?(?:,|;|&| and ) ?(?:and )?")
ROLE = re.compile(
    r"\b(?:staff|senior|writers?|reporters?|correspondents?|editors?|contributors?|columnists?|chief|analyst|professor|"
    r"photographers?)\b|\b(?-i:for|a|an|the)\b",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"\s?\b(?:senior|chief|special|national|political|foreign|staff|writers?|reporters?|correspondents?|editors?|analyst|contributors?)\b.*$",
    re.IGNORECASE,
)
BODY = re.compile(
    r"^(?:[A-Z]{2,5}|(?:The )?(?:[A-Z][\w.'’&-]* ){0,4}(?:News|Press|Times|Post|Daily|Agency|Business|Herald|Tribune|Journal|Shimbun|Media|"
    r"Bulletin|Gazette|Chronicle|Mail|Reuters|Xinhua|Bloomberg|Associated Press|Futurism|Network|Weekly|TV|Radio|Online|\w+\.com))$"
)
AGENCIES = (
    "AP", "Associated Press", "The Associated Press", "Reuters", "Thomson Reuters", "AFP", "Agence France-Presse",
    "PTI", "Press Trust of India", "ANI", "IANS", "UPI", "Xinhua", "Xinhua News Agency", "Kyodo", "Kyodo News", "TASS",
    "EFE", "dpa", "ANSA", "Yonhap", "CNA", "Bernama", "Bloomberg", "China Daily", "CGTN", "CCTV", "China News Service",
)  # fmt: skip
SHORT = 80
ORIGINAL = re.compile(
    r"\boriginally (?:published|appeared) (?:by|on|in|at) (?:the )?([A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,4})"
)
DATELINE = re.compile(
    rf"^.{{0,12}}[A-Z][\w .,'’-]{{2,60}}(?:\(({'|'.join(AGENCIES)})\)\s?[-–—:]|, [A-Z][a-z]{{2,8}}\.? \d{{1,2}} \(({'|'.join(AGENCIES)})\))"
)


AGENCY_BEHIND = re.compile(rf"({WORD}(?: {WORD}){{1,3}}) ({'|'.join(AGENCIES)})")


BY_AFTER = re.compile(r"[ ,|·–—-]{0,4}by (?=[A-ZÀ-Þ])", re.IGNORECASE)


def english_byline(lines: Lines) -> Byline:
    """Return who an English page names: By Lin Xiao, CNN; Reporting by Lin Xiao, editing by He Li."""
    near = [*lines.before[-15:][::-1], *lines.inside[:6], *lines.inside[-4:], *lines.after[:6]]
    short = [line.text for line in near if len(line.text) < 200]
    reported = next((match for text in short if (match := REPORTED.search(text))), None)
    author, body = _signed(short)
    ends = [line.text[-200:] for line in (*lines.inside[-3:], *lines.after[:4])]
    return Byline(
        reported["author"] if reported else author or _people(REPORTING, ends),
        reported["photographer"] if reported else _photographer(near),
        _people(EDITING, ends),
        _dateline(lines) or body or next(filter(None, map(agency, short)), "") or _original(ends),
    )


def people(text: str) -> str:
    """Return the names of people at the start of a byline, as it writes them: Lin Xiao and He Li; else nothing."""
    return parted(text)[0]


def parted(text: str) -> tuple[str, str]:
    """Return the people of a byline and the body behind them: Lin Xiao, CNN; nothing where no name stands first."""
    text = BY.sub("", " ".join(text.split()))
    bare = CUT.sub("", text).strip(" ,.;")
    persons: list[str] = []
    rest = ""
    for part in filter(None, BETWEEN.split(bare)):
        if not PERSON.fullmatch(part) or BODY.match(part) or ROLE.search(part):
            rest = TITLES.sub("", part).strip()
            break
        persons.append(part)
    if not rest and ("|" in text or " / " in text):
        rest = TITLES.sub("", re.split(r"[|/]", text)[1]).strip()
    joined = persons[0] if len(persons) == 1 else ", ".join(persons[:-1]) + " and " + persons[-1] if persons else ""
    return joined, rest if persons and BODY.match(rest) else ""


def agency(name: str) -> str:
    """Return the news agency that a text names and nothing else, as it writes it."""
    return name if name.casefold() in {each.casefold() for each in AGENCIES} else ""


def _signed(texts: Iterable[str]) -> tuple[str, str]:
    waiting: tuple[str, str] = "", ""
    for text in texts:
        label = LABEL.search(text)
        match = BY.match(_behind_date(text))
        start = match.end() if match else label.end() if label else -1
        found = parted((_behind_date(text) if match else text)[start:]) if start >= 0 else ("", "")
        if found[0]:
            return found
        waiting = waiting if waiting[0] else _with_agency(text)
    return waiting


def _behind_date(text: str) -> str:
    """Return a line without the date before its byline: Posted on March 5, 2024 by Lin Xiao."""
    stamp = first_stamp(text)
    return text[stamp.end :].lstrip(" ,|·–—-") if stamp and BY_AFTER.match(text, stamp.end) else text


def _with_agency(text: str) -> tuple[str, str]:
    """Return the person of a line that says no more: Lin Xiao, Associated Press."""
    behind = AGENCY_BEHIND.fullmatch(text)
    found = (behind[1], behind[2]) if behind else parted(text) if len(text) < SHORT else ("", "")
    return found if agency(found[1]) else ("", "")


def _people(label: re.Pattern[str], texts: Iterable[str]) -> str:
    found = (people(match[1]) for text in texts if (match := label.search(text)))
    return next(filter(None, found), "")


def _photographer(near: Iterable[Line]) -> str:
    """Return who took the pictures of the whole article; the credit of one picture stays in its caption."""
    return _people(PHOTOS, (line.text for line in near if len(line.text) < 80 and line.tag != "figcaption"))


def _dateline(lines: Lines) -> str:
    """Return the agency in a dateline: LINJIANG, China (Reuters) - …; LINJIANG, March 5 (Xinhua) -- …."""
    matches = (DATELINE.match(line.text) for line in lines.inside[:5])
    return next((match[1] or match[2] for match in matches if match), "")


def _original(texts: Iterable[str]) -> str:
    """Return where an article appeared first: This article was originally published by Linjiang Daily."""
    matches = (ORIGINAL.search(text) for text in texts)
    return next((match[1] for match in matches if match), "")


def without_date(text: str) -> str:
    """Return a declared name without the date behind it: Dan Lin - Apr 16, 2015 8:02 pm UTC."""
    stamp = first_stamp(text)
    return text[: stamp.start].strip(" -–—,|") if stamp and stamp.start else text
