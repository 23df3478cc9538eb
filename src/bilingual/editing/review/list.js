// The list: filters, order, and only as many elements as fit the window.
const HEIGHT = 58;
const MARGIN = 6;
const list = at("list");
let shown = [];
let active = -1;
const only = new Set();
const ONLY = {
  clashes: [["Conflicts", "冲突"], clashes],
  problems: [["Findings", "问题"], row => row.problems.length > 0],
  lost: [["Lost in pages", "页面未译出"], row => lost(row) > 0],
  used: [["Used in pages", "页面用例"], row => total(row) > 0],
  proposed: [["Proposed", "待审"], row => statusOf(row) === "proposed"],
  edited: [["Edited", "已改"], isEdited],
};
const ORDERS = {
  rank: [["To look at first", "待处理优先"], (a, b) => a.rank - b.rank],
  file: [["As in the files", "文件顺序"], null],
  uses: [["Most used", "用例最多"], (a, b) => total(b) - total(a)],
};

const filtered = () => {
  const words = at("text").value.toLowerCase().split(/\s+/).filter(Boolean);
  const [kind, status, file] = ["kind", "status", "file"].map(id => at(id).value);
  const tests = [...only].map(name => ONLY[name][1]);
  const found = rows.filter(row => !row.blank
    && (!kind || kindOf(row) === kind)
    && (!status || statusOf(row) === status)
    && (!file || row.file === FILES[file])
    && words.every(word => row.sought.includes(word))
    && tests.every(test => test(row)));
  const compare = ORDERS[at("order").value][1];
  if (compare) found.sort(compare);
  const wanted = words.join(" ");
  const exact = row => Number([cellOf(row, "zh"), cellOf(row, "en")].some(form => form.toLowerCase() === wanted));
  return wanted ? found.sort((a, b) => exact(b) - exact(a)) : found;
};
const refilter = (keep = null) => {
  shown = filtered();
  const all = rows.reduce((count, row) => count + !row.blank, 0);
  const english = `${shown.length.toLocaleString("en")} of ${all.toLocaleString("en")} entries`;
  at("count").replaceChildren(...both(english, `共 ${all} 条，列出 ${shown.length} 条`));
  at("space").style.height = shown.length * HEIGHT + "px";
  const place = keep ? shown.indexOf(keep) : -1;
  if (place < 0) list.scrollTop = 0;
  select(place >= 0 ? place : shown.length ? 0 : -1);
};
const select = place => {
  settle();
  active = place;
  if (active >= 0) {
    const top = active * HEIGHT;
    if (top < list.scrollTop) list.scrollTop = top;
    if (top + HEIGHT > list.scrollTop + list.clientHeight) list.scrollTop = top + HEIGHT - list.clientHeight;
  }
  drawList();
  drawEntry();
};
const drawList = () => {
  const first = Math.max(0, Math.floor(list.scrollTop / HEIGHT) - MARGIN);
  const last = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / HEIGHT) + MARGIN);
  const drawn = [];
  for (let place = first; place < last; place++) drawn.push(option(shown[place], place));
  if (active >= 0 && (active < first || active >= last)) drawn.push(option(shown[active], active));
  at("space").replaceChildren(...drawn);
  if (active >= 0) list.setAttribute("aria-activedescendant", "row-" + active);
  else list.removeAttribute("aria-activedescendant");
};
const option = (row, place) => {
  const element = make("div", {
    id: "row-" + place, role: "option", className: "row " + statusOf(row),
    "aria-selected": String(place === active), "aria-setsize": shown.length, "aria-posinset": place + 1,
  },
  make("span", {className: "zh", lang: "zh-Hans"}, cellOf(row, "zh") || "—"),
  make("span", {className: "marks"}, ...marks(row)),
  make("span", {className: "en", lang: "en"}, cellOf(row, "en") || "—"),
  make("span", {className: "kind"}, ...say(kindOf(row))));
  element.style.transform = `translateY(${place * HEIGHT}px)`;
  element.addEventListener("click", () => { select(place); openEntry(false); });
  return element;
};
const marks = row => [
  isEdited(row) && badge("edited", "edited"),
  worst(row) < 2 && badge(["error", "warning"][worst(row)], ["error", "warning"][worst(row)]),
  row.replaced.length > 0 && badge("replaced", "replaced"),
  statusOf(row) !== "approved" && badge(statusOf(row), statusOf(row)),
  lost(row) > 0 && make("span", {className: "badge missing", title: "lost in the pages 页面未译出"}, `✗ ${lost(row)}`),
  total(row) > 0 && make("span", {className: "badge times", title: "uses in the pages 页面用例"}, `${total(row)}×`),
].filter(Boolean);
const badge = (name, word) => make("span", {className: "badge " + name}, ...say(word));
