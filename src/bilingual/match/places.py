"""Know Chinese names of places with and without their type word."""

import re

TYPES = "省市区县州镇乡村旗盟"
"""Last characters that say what kind of place it is."""

ROADS = ("大街", "大道", "路", "巷", "胡同", "大桥", "广场", "公园")
"""What goes on with the name of a place and names something else."""

_PEOPLES = (
    *("蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼", "哈萨克"),
    *("傣", "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土", "达斡尔", "仫佬"),
    *("羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒", "乌孜别克", "俄罗斯", "鄂温克"),
    *("德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺", "各"),
)
_TYPE = re.compile(rf"(?<=..)(?:(?:(?:{'|'.join(_PEOPLES)})族?){{0,6}}自治[区州县旗]|特别行政区|街道|[{TYPES}])$")


_TYPED = re.compile(rf"(?!市场|市民|市属|区域|区块|县域|州际|乡村|村民|村委)(?:地(?=委)|[{TYPES}])")


def type_word(rest: str) -> str:
    """Return the type word with which the rest of a pattern goes on after a place: 市 of 市副市长, not of 市场监管局."""
    found = _TYPED.match(rest)
    return found[0] if found else ""


def bare(name: str) -> str:
    """Return a place without its type word: 西贡 for 西贡区, 德宏 for 德宏傣族景颇族自治州.

    News leaves it out where English cannot show it: both 河源 and 河源市 are Heyuan.
    """
    return _TYPE.sub("", name)
