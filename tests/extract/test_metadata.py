"""Title, subtitle, date, source, author, column and address are read from where pages say them."""

from __future__ import annotations

import pytest

from bilingual.extract.body import find_body
from bilingual.extract.metadata import metadata
from bilingual.extract.parse import parse
from bilingual.source import decode

BODY = "<div><p>市长周明远今天在临江市出席会议，并就优化营商环境作了讲话。</p><p>会议部署了下一步工作，提出了要求。</p></div>"
TITLE = "市长出席营商环境会议"


@pytest.mark.parametrize(
    ("field", "page", "value"),
    [
        ("title", f"<title>{TITLE}_临江市人民政府</title>{BODY}", TITLE),
        ("title", f"<title>{TITLE}-临江新闻网</title><h1>临江新闻网</h1><h2>{TITLE}</h2>{BODY}", TITLE),
        ("title", f"<title>临江新闻网</title><meta name=ArticleTitle content='{TITLE}'>{BODY}", TITLE),
        ("title", f"<title>营商环境会议召开</title><h1>{TITLE}，周明远讲话</h1>{BODY}", f"{TITLE}，周明远讲话"),
        ("title", BODY.replace("<div>", f"<div><b>{TITLE}</b><br>"), TITLE),
        ("title", BODY, ""),
        ("subtitle", f"<meta name=SubTitle content=周明远讲话>{BODY}", "周明远讲话"),
        ("subtitle", f"<h1>{TITLE}</h1><p class='sub-title'>周明远讲话</p>{BODY}", "周明远讲话"),
        ("subtitle", f"<h1>{TITLE}</h1><p class='lead'>周明远讲话</p>{BODY}", ""),
        ("date", f"<meta name=PubDate content='2024-03-05 08:30'><p>2023-01-01</p>{BODY}", "2024-03-05"),
        ("date", f"<time datetime='2024-03-05T08:30'>Tuesday</time>{BODY}", "2024-03-05"),
        ("date", f"<p>今天是2024年12月31日</p><p>发布时间：2024-03-05</p>{BODY}", "2024-03-05"),
        ("date", f"<p>March 5, 2024</p>{BODY}", "2024-03-05"),
        ("date", BODY, ""),
        ("source", f"<meta name=ContentSource content=来源：临江日报>{BODY}", "临江日报"),
        ("source", f"<p>2024-03-05 来源：临江日报 作者：何立</p>{BODY}", "临江日报"),
        ("source", f"<p>来源：[<a href=/>临江日报</a>] 字号：大 中 小</p>{BODY}", "临江日报"),
        ("source", f"<p>2024-03-05 08:30 临江日报</p>{BODY}", "临江日报"),
        ("source", f"<p>Source: Linjiang Daily | Updated: 2024-03-05</p>{BODY}", "Linjiang Daily"),
        ("source", f"<p>收入来源</p>{BODY}", ""),
        ("author", f"<p>作者：何立 来源：临江日报</p>{BODY}", "何立"),
        ("author", f"<p>文/何立</p>{BODY}", "何立"),
        ("author", f"<p>By Lin Xiao | March 5, 2024</p>{BODY}", "Lin Xiao"),
        ("author", f"<meta name=author content='Lin Xiao'>{BODY}", "Lin Xiao"),
        ("author", f"<meta name=author content='https://linjiang.example/lin'>{BODY}", ""),
        ("author", f"<p>本书作者</p>{BODY}", ""),
        ("column", f"<p>当前位置：<a href=/>首页</a> &gt; <a href=/yw>要闻</a> &gt; 正文</p>{BODY}", "要闻"),
        ("column", f"<p>Home &gt; News &gt; Local News</p>{BODY}", "Local News"),
        ("column", f"<p>首页 | 国内 | 国际 | 体育</p>{BODY}", ""),
        ("address", f"<link rel=canonical href='https://linjiang.example/1.html'>{BODY}", "https://linjiang.example/1.html"),
        ("address", f"<meta property=og:url content='https://linjiang.example/1.html'>{BODY}", "https://linjiang.example/1.html"),
        ("address", f"<link rel=canonical href='/1.html'>{BODY}", ""),
        ("author", f'<script type="application/ld+json">[{{"@type":"NewsArticle","author":{{"name":"何立"}}}}]</script>{BODY}', "何立"),
        ("author", f'<script type="application/ld+json">{{"@type":"NewsArticle","author":</script>{BODY}', ""),
    ],
)  # fmt: skip
def test_a_page_says_this_about_its_article(field: str, page: str, value: str) -> None:
    root = parse(decode(page.encode(), "page.html"))

    found = metadata(root, find_body(root))

    assert getattr(found, field) == value
