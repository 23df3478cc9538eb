"""TBX: what we write is TBX-Basic, and what other tools write is read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from bilingual.errors import BilingualError
from bilingual.glossary import Entry, load
from bilingual.glossary.formats import tbx
from bilingual.glossary.formats.tbx import read, version2, write
from bilingual.glossary.formats.tbx.writing import schema

if TYPE_CHECKING:
    from bilingual.glossary.formats import Format

DATA = Path(__file__).parents[1] / "data" / "formats"
NAMES = {"tbx": "urn:iso:std:iso:30042:ed-2", "min": "http://www.tbxinfo.net/ns/min"}
ROW = {
    "zh": "深圳市商务局",
    "en": "Commerce Bureau of Shenzhen Municipality",
    "en_variants": "SZCOM",
    "en_short": "the Bureau",
    "en_forbidden": "Shenzhen Business Bureau",
    "kind": "organization",
    "binds": "composed",
    "status": "approved",
}
FRAME = '<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>{}</body></text></tbx>'
CONCEPT = '<conceptEntry id="c1"><langSec{}><termSec><term>{}</term></termSec></langSec></conceptEntry>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def statuses(row: dict[str, str]) -> dict[str, str]:
    """Return the status of each term as other tools see it."""
    tree = etree.fromstring(write([Entry(row)]).data)
    return {
        term.findtext("tbx:term", "", NAMES): term.findtext("min:administrativeStatus", "", NAMES).removesuffix(
            "-admn-sts"
        )
        for term in tree.iterfind(".//tbx:termSec", NAMES)
    }


def test_other_tools_see_which_terms_to_prefer_and_which_to_avoid() -> None:
    assert statuses(ROW) == {
        "深圳市商务局": "preferredTerm",
        "Commerce Bureau of Shenzhen Municipality": "preferredTerm",
        "SZCOM": "admittedTerm",
        "the Bureau": "admittedTerm",
        "Shenzhen Business Bureau": "deprecatedTerm",
    }


@pytest.mark.parametrize(
    ("status", "seen"),
    [("", ""), ("approved", "preferredTerm"), ("proposed", "admittedTerm"), ("deprecated", "supersededTerm")],
)
def test_other_tools_do_not_prefer_a_row_that_is_not_approved(status: str, seen: str) -> None:
    assert statuses({"zh": "市长", "en": "mayor", "status": status}) == {"市长": seen, "mayor": seen}


def test_what_tbx_has_no_category_for_stands_in_notes_that_people_can_read() -> None:
    tree = etree.fromstring(write([Entry(ROW | {"note": "binds: a word of ours", "desk": "south"})]).data)

    assert [note.text for note in tree.iterfind(".//tbx:note", NAMES)] == [
        "binds: composed",
        "desk: south",
        "note: binds: a word of ours",
    ]


def test_the_version_before_has_the_same_terms_under_older_names() -> None:
    tree = etree.fromstring(version2.write([Entry(ROW | {"source": "its own site"})]).data)

    assert tree.getroottree().docinfo.doctype == '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'
    assert [note.text for note in tree.iterfind(".//langSet/tig/termNote[@type='administrativeStatus']")] == [
        f"{status}-admn-sts" for status in statuses(ROW).values()
    ]
    assert {element.get("type"): element.text for element in tree.iterfind(".//termEntry/*[@type]")} == {
        "subjectField": "organization",
        "source": "its own site",
    }
    assert not [element.tag for element in tree.iter() if "{" in str(element.tag)]


def test_the_shipped_glossary_is_valid() -> None:
    tree = etree.fromstring(write(load().entries[:500]).data)

    assert schema().validate(tree)
    assert len(tree.findall(".//tbx:conceptEntry", NAMES)) == 500


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('style="dct"', 'style="dca"', id="the other style"),
        pytest.param("preferredTerm-admn-sts", "preferred", id="a status that TBX-Basic does not know"),
        pytest.param(' xml:lang="zh"', "", id="a language section without its language"),
        pytest.param("<term>深圳市商务局</term>", "<term></term>", id="an empty term"),
        pytest.param("<term>深圳市商务局</term>", "", id="no term"),
        pytest.param("<min:subjectField>", "<min:domain/><min:subjectField>", id="a category of nobody"),
    ],
)
def test_the_schema_refuses_what_is_not_valid(old: str, new: str) -> None:
    text = write([Entry(ROW)]).data.decode()

    assert old in text
    assert schema().validate(etree.fromstring(text.encode()))
    assert not schema().validate(etree.fromstring(text.replace(old, new, 1).encode()))


@pytest.mark.parametrize(
    ("name", "rows", "lost"),
    [
        pytest.param(
            "weblate.tbx",
            [
                {
                    "zh": "副市长",
                    "en": "deputy mayor",
                    "zh_forbidden": "副镇长",
                    "note": "the second in rank of a city; not 市副",
                },
                {"en": "5G", "kind": "verbatim"},
            ],
            {"concepts without Chinese": 1},
            id="Weblate: notes, a forbidden term as a unit of its own, a term that is not translated",
        ),
        pytest.param(
            "microsoft.tbx",
            [
                {"zh": "商务局", "en": "commerce bureau", "note": "The office of a city that looks after trade."},
                {"zh": "小販", "en": "hawker", "en_variants": "pedlar"},
            ],
            {"terms in zh-TW": 1, "terms in fr-FR": 1, "values of partOfSpeech": 1},
            id="Microsoft: regions of languages, Traditional Chinese where there is no Simplified",
        ),
        pytest.param(
            "dca.tbx",
            [
                {
                    "zh": "商务部",
                    "en": "Ministry of Commerce",
                    "en_variants": "Commerce Ministry",
                    "en_short": "MOFCOM",
                    "zh_forbidden": "外贸部",
                    "en_forbidden": "Ministry of Trade",
                    "kind": "organization",
                    "source": "the ministry's own site",
                    "note": "first note; second note; an old name",
                }
            ],
            {"values of transactionType": 1, "values of date": 1},
            id="TBX-Basic in the other style: statuses, an acronym, notes at every level",
        ),
        pytest.param(
            "dct.tbx",
            [
                {
                    "zh": "市长",
                    "en": "mayor",
                    "subject": "government",
                    "note": "城市的行政首长",
                    "source": "a dictionary",
                }
            ],
            {"values of partOfSpeech": 1},
            id="TBX-Linguist: a definition, and a field of knowledge that is no kind of ours",
        ),
    ],
)
def test_files_of_other_tools_are_read(name: str, rows: list[dict[str, str]], lost: dict[str, int]) -> None:
    found = read(DATA / name)

    assert [{column: cell for column, cell in entry.cells.items() if cell} for entry in found.entries] == rows
    assert found.lost == Counter(lost)


def test_a_concept_stands_on_its_line() -> None:
    assert [entry.location.line for entry in read(DATA / "weblate.tbx").entries] == [9, 18]


def test_what_somebody_deprecates_in_another_tool_is_a_deprecated_row(tmp_path: Path) -> None:
    path = tmp_path / "house.tbx"
    path.write_bytes(write([Entry(ROW)]).data.replace(b"preferredTerm", b"deprecatedTerm", 1))

    (entry,) = read(path).entries

    assert entry["status"] == "deprecated"
    assert entry["en"] == ROW["en"]


def test_what_another_tool_adds_to_a_file_of_ours_is_read_or_counted(tmp_path: Path) -> None:
    path = tmp_path / "house.tbx"
    french = '<langSec xml:lang="fr"><termSec><term>bureau</term></termSec></langSec>'
    second = "<termSec><term>市商务局</term><basic:termType>fullForm</basic:termType></termSec></langSec>"
    text = write([Entry(ROW | {"note": "old"})]).data.decode().replace("</langSec>", second, 1)
    added = f"<transacGrp><date>2026-01-02</date></transacGrp><note>seen</note>{french}<langSec"
    path.write_text(text.replace("<langSec", added, 1), encoding="utf-8")

    found = read(path)

    assert dict(found.entries[0].cells) == ROW | {"note": "old; seen", "zh_variants": "市商务局"}
    assert found.lost == Counter({"values of date": 1, "terms in fr": 1})


@pytest.mark.parametrize(
    "row",
    [
        pytest.param({"en": "5G", "kind": "verbatim"}, id="not translated"),
        pytest.param({"zh": "落马洲河套", "status": "deprecated"}, id="a row that removes one of an earlier layer"),
        pytest.param({"zh": "市长", "en": "mayor", "en_forbidden": "Mayor|town head"}, id="wrong forms"),
        pytest.param({"zh": "{place}市长", "en": "mayor of {place}", "kind": "title"}, id="a pattern"),
        pytest.param({"zh": "A&B<集团>", "en": 'A & B <Group> "x"', "note": "a\n b\t]]>&amp;"}, id="marks of XML"),
    ],
)
@pytest.mark.parametrize("module", [pytest.param(version2, id="version 2"), pytest.param(tbx, id="version 3")])
def test_a_row_comes_back(row: dict[str, str], module: Format, tmp_path: Path) -> None:
    path = tmp_path / "house.tbx"
    path.write_bytes(module.write([Entry(row)]).data)

    assert [dict(entry.cells) for entry in module.read(path).entries] == [row]


def test_a_term_with_braces_is_no_pattern_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "strings.tbx"
    path.write_bytes((DATA / "dct.tbx").read_bytes().replace(b"<term>mayor", b"<term>mayor of {0}"))

    with pytest.raises(BilingualError, match="the file holds no concept with Chinese and English terms"):
        read(path)


@pytest.mark.parametrize(
    ("text", "fact", "line"),
    [
        pytest.param(
            f'<!DOCTYPE tbx [<!ENTITY l0 "lol">{LAUGHS}]>' + FRAME.format(CONCEPT.format(' xml:lang="zh"', "&l9;")),
            "this is not sound XML: Maximum entity amplification",
            ":1",
            id="a billion laughs",
        ),
        pytest.param(
            f'<!DOCTYPE tbx [<!ENTITY l0 "lol">{LAUGHS}]>' + FRAME.format(CONCEPT.format(' xml:lang="&l9;"', "市长")),
            "this is not sound XML: Maximum entity amplification",
            ":1",
            id="a billion laughs in an attribute",
        ),
        pytest.param(
            '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            + FRAME.format(CONCEPT.format(' xml:lang="zh"', "&x;")),
            "the file defines entities",
            "",
            id="an entity that is another file",
        ),
        pytest.param(
            '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx>&b;</tbx>',
            "the file defines entities",
            "",
            id="an entity and no concept",
        ),
        pytest.param(
            '<!DOCTYPE tbx SYSTEM "x.dtd"><tbx/>', "the file holds no concept", "", id="a document type and no concept"
        ),
        pytest.param(FRAME.format("<conceptEntry>"), "this is not sound XML", ":1", id="a file that breaks off"),
        pytest.param("zh,en\n市长,mayor\n", "this is not sound XML", ":1", id="no XML"),
        pytest.param("", "this is not sound XML", "", id="an empty file"),
        pytest.param("<html><p>市长</p></html>", "the file holds no concept", "", id="other XML"),
        pytest.param(
            FRAME.format("\n" + CONCEPT.format("", "市长")),
            "a section does not say its language",
            ":2",
            id="no language",
        ),
        pytest.param(
            FRAME.format(CONCEPT.format(' xml:lang="zh"', "市长")), "the file holds no concept", "", id="no English"
        ),
        pytest.param("<a>" * 100_000, "this is not sound XML", ":1", id="elements nested deeply"),
    ],
)
def test_a_file_that_is_hostile_or_broken_is_an_error(text: str, fact: str, line: str, tmp_path: Path) -> None:
    path = tmp_path / "house.tbx"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BilingualError) as raised:
        read(path)

    assert raised.value.fact.startswith(fact)
    assert str(raised.value.at).startswith(f"{path}{line}")


def test_a_document_type_that_is_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    path = tmp_path / "house.tbx"
    types = '<!DOCTYPE tbx SYSTEM "house.dtd">'
    (tmp_path / "house.dtd").write_text("<!ENTITY mayor 'mayor'> not a DTD", encoding="utf-8")
    both = CONCEPT.format(' xml:lang="zh"', "市长").replace("</conceptEntry>", "") + CONCEPT.format(
        ' xml:lang="en"', "mayor"
    )
    path.write_text(
        types + FRAME.format(both.replace('<conceptEntry id="c1"><langSec xml:lang="en"', '<langSec xml:lang="en"')),
        encoding="utf-8",
    )

    (entry,) = read(path).entries

    assert (entry["zh"], entry["en"]) == ("市长", "mayor")
