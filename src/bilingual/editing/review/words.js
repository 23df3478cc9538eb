// What the page says, in both languages, and the elements that say it. Columns may have any name, "constructor" too.
const WORDS = {__proto__: null,
  zh: ["Chinese", "中文"], en: ["English", "英文"],
  zh_variants: ["Chinese variants", "中文变体"], en_variants: ["English variants", "英文变体"],
  zh_short: ["Chinese short forms", "中文简称"], en_short: ["English short forms", "英文简称"],
  zh_forbidden: ["Chinese forbidden", "中文禁用"], en_forbidden: ["English forbidden", "英文禁用"],
  kind: ["Kind", "类别"], binds: ["Binds", "约束"], direction: ["Direction", "方向"], status: ["Status", "状态"],
  context: ["Context", "语境"], valid_from: ["Valid from", "起始"], valid_to: ["Valid to", "截止"],
  source: ["Source", "依据"], note: ["Note", "备注"],
  title: ["title", "职务"], organization: ["organization", "机构"], place: ["place", "地名"],
  programme: ["programme", "项目用语"], person: ["person", "人名"], verbatim: ["verbatim", "照录"],
  approved: ["approved", "已审定"], proposed: ["proposed", "待审"], deprecated: ["deprecated", "停用"],
  always: ["always", "必须"], composed: ["composed", "组合时"], never: ["never", "不约束"],
  "zh-en": ["zh → en", "中译英"], "en-zh": ["en → zh", "英译中"],
  missing: ["missing", "未译出"], forbidden: ["forbidden", "禁用译法"], waived: ["waived", "豁免"],
  back: ["refers back", "承前简称"], free: ["not bound", "未约束"], held: ["held", "已译出"],
  machine: ["machine", "机器译文"], "needs-review": ["to review", "待审"], edited: ["edited", "已修改"],
  replaced: ["replaced", "已被替换"],
  error: ["error", "错误"], warning: ["warning", "警告"], note_: ["note", "提示"],
};
const CHOICES = {__proto__: null,
  kind: ["title", "organization", "place", "programme", "person", "verbatim"],
  binds: ["always", "composed", "never"],
  direction: ["zh-en", "en-zh"],
  status: ["approved", "proposed", "deprecated"],
};
const EMPTY = {__proto__: null,kind: "programme 项目用语", binds: "by kind 依类别", direction: "both 双向", status: "approved 已审定"};
const HINTS = {__proto__: null,
  zh_variants: "separate with |  以 | 分隔", en_variants: "separate with |  以 | 分隔",
  context: "near:WORD|WORD; block:caption", valid_from: "YYYY-MM-DD", valid_to: "YYYY-MM-DD",
};
const COLUMNS = ["zh", "en", "zh_variants", "en_variants", "zh_short", "en_short", "zh_forbidden", "en_forbidden",
  "kind", "binds", "direction", "context", "valid_from", "valid_to", "source", "note"];

const at = id => document.getElementById(id);
const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && name !== "role") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null));
  return element;
};
const both = (english, chinese) => [english + " ", make("span", {lang: "zh-Hans"}, chinese)];
const say = word => both(...(WORDS[word] ?? [word, ""]));
const plain = word => (WORDS[word] ?? [word]).join(" ");
const language = column => column.startsWith("zh") ? "zh-Hans" : column.startsWith("en") ? "en" : "";
