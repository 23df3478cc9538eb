"""Lists of English and Chinese words that matching has to know."""

RANKS = frozenset(
    """
    academician ambassador attorney auditor chair chairman chairperson chairwoman chancellor chief commander commissar
    commissioner comptroller consul convener coordinator councilor councillor counselor counsellor curator dean delegate
    deputy director editor envoy executive general governor head inspector judge justice leader lieutenant major manager
    marshal mayor member minister officer party permanent police political premier president presidential prime
    principal procurator professor prosecutor provost rector representative researcher scholar scientist secretary
    senior speaker spokesman spokesperson spokeswoman superintendent vice acting assistant associate executive former
    """.split()
)
"""Words of rank: in a title their capitals mean nothing (Mayor Gao, the mayor)."""

BEFORE_TITLES = ("副", "总", "deputy ", "vice ", "assistant ", "associate ", "prime ", "lieutenant ", "general ")
"""What makes another title of the title that follows: 副主席, deputy mayor."""

AFTER_TITLES = ("助理",)
"""What makes another title of the title before it: 省长助理."""

BODIES = frozenset(
    """
    administration agency alliance association authority board bureau center centre chamber commission committee
    conference congress council court department division federation foundation fund government headquarters institute
    league ministry museum office procuratorate secretariat society union administrations region zone
    """.split()
)
"""Last words of bodies' names that take the article."""

JOINING = frozenset({"of", "in", "for", "to", "at", "and", "with", "from", "on", "by", "a", "the"})
"""Words that say nothing of what a body or a title is."""

VAGUE = frozenset({"official", "officials", "head", "heads", "leader", "leaders", "representative", "representatives"})
"""Words for a person's part in a body that name no post."""

PLURALS = (("man", "men"), ("woman", "women"), ("y", "ies"))
"""Endings that change in the plural other than by s or es; y only after a consonant."""

CROSSING = (
    "长期",
    "长远",
    "长者",
    "长久",
    "长途",
    "长江",
    "长城",
    "长三角",
    "长效",
    "长足",
    "长跑",
    "长达",
    "长大",
    "委员",
    "先生",
    "海拔",
    "东部",
    "西部",
    "南部",
    "北部",
)
"""Words whose first character ends a short term only by chance: 该市长期, 攀上海拔2600米, 财政委员会, 罗先生."""
