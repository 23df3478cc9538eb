// Keys and buttons: everything works without a mouse.
const KEYS = [
  ["/", "search", "搜索"],
  ["↑ ↓ PgUp PgDn Home End", "move in the list", "在列表中移动"],
  ["Enter", "edit the entry", "编辑词条"],
  ["Esc", "back to the list", "返回列表"],
  ["a", "approve", "审定"],
  ["p", "propose", "改为待审"],
  ["d", "deprecate", "停用"],
  ["r", "restore the entry", "还原本条"],
  ["n", "new entry", "新增词条"],
  ["u, Ctrl+Z", "undo", "撤销"],
  ["Ctrl+S", "changes and downloads", "改动与下载"],
  ["?", "this list", "本说明"],
];
const ACTIONS = {
  a: () => setStatus("approved"), p: () => setStatus("proposed"), d: () => setStatus("deprecated"), r: () => restoreRow(),
  n: () => addRow(), u: () => undo(), "?": () => openKeys(), "/": () => at("text").focus(),
};
const STEPS = {
  ArrowDown: () => 1, ArrowUp: () => -1, PageDown: () => page(), PageUp: () => -page(), Home: () => -shown.length, End: () => shown.length,
};
const page = () => Math.max(1, Math.floor(list.clientHeight / HEIGHT) - 1);

const step = distance => {
  if (shown.length) select(Math.min(shown.length - 1, Math.max(0, active + distance)));
};
const undo = () => {
  const last = undone();
  if (!last) return;
  const row = rows.includes(last.row) ? last.row : last.from;
  if (row && shown.includes(row)) { select(shown.indexOf(row)); afterEdit(); } else { refilter(row); afterEdit(); }
};
const addRow = () => {
  const file = [current()?.file, ...FILES].find(file => file && !locked(file));
  if (!file) return;
  const row = added(file, {kind: current() ? cellOf(current(), "kind") : "", status: "proposed"}, current());
  clearFilters();
  refilter(row);
  openEntry(false);
  at("cell-zh").focus();
};
const openKeys = () => {
  at("keys").replaceChildren(
    make("h2", {id: "keys-title"}, ...both("Keys", "快捷键")),
    make("dl", {}, ...KEYS.flatMap(([key, english, chinese]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, ...both(english, chinese))])),
    make("p", {className: "quiet"}, ...both("Letters count while the list has the focus.", "单个字母在列表获得焦点时有效。")),
    make("button", {type: "button", onclick: () => at("keys").close()}, ...both("Close", "关闭")));
  at("keys").showModal();
};
const clearFilters = () => {
  at("text").value = "";
  for (const id of ["kind", "status", "file"]) at(id).value = "";
  only.clear();
  drawChips();
};

const pressed = event => {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  const control = event.ctrlKey || event.metaKey;
  const typing = /^(TEXTAREA|INPUT|SELECT)$/.test(event.target.tagName);
  if (control && event.key === "s") { event.preventDefault(); openChanges(); }
  else if (control && event.key === "z" && !event.shiftKey && edits.length) { event.preventDefault(); undo(); }
  else if (event.key === "Escape" || (event.key === "Enter" && event.target.tagName === "TEXTAREA")) { event.preventDefault(); closeEntry(); }
  else if (event.key === "Enter" && event.target === at("text")) { event.preventDefault(); list.focus(); }
  else if (event.key === "ArrowDown" && event.target === at("text")) { event.preventDefault(); list.focus(); }
  else if (control || event.altKey || typing) return;
  else if (event.target === list && event.key in STEPS) { event.preventDefault(); step(STEPS[event.key]()); }
  else if (event.target === list && event.key === "Enter") { event.preventDefault(); openEntry(true); }
  else if ((event.target === list || event.target === document.body) && event.key in ACTIONS) { event.preventDefault(); ACTIONS[event.key](); }
};

const options = (id, all, values) => at(id).replaceChildren(
  ...(all ? [make("option", {value: ""}, all)] : []), ...values.map(([value, text]) => make("option", {value}, text)));
const counted = (of, value) => `${plain(value)} (${rows.filter(row => !row.blank && of(row) === value).length})`;
const drawSelects = () => {
  options("kind", "All kinds 全部类别", CHOICES.kind.map(kind => [kind, counted(kindOf, kind)]));
  options("status", "All statuses 全部状态", CHOICES.status.map(status => [status, counted(statusOf, status)]));
  options("file", "All files 全部文件", FILES.map((file, index) => [index, labelOf(file)]));
  options("order", "", Object.entries(ORDERS).map(([name, [words]]) => [name, words.join(" ")]));
};
const drawChips = () => {
  document.querySelector(".chips").replaceChildren(...Object.entries(ONLY).map(([name, [words, test]]) => make("button", {
    type: "button", id: "only-" + name, "aria-pressed": String(only.has(name)), onclick: () => toggle(name),
  }, ...both(...words), " ", make("b", {}, String(rows.filter(row => !row.blank && test(row)).length)))));
  at("only-edited").disabled = !only.has("edited") && !editedRows().length;
};
const toggle = name => {
  only.has(name) ? only.delete(name) : only.add(name);
  drawChips();
  at("only-" + name).focus();
  refilter();
};

// an address such as review.html#titles.csv:14 opens that entry, for a colleague
const openAddressed = () => {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const row = wanted && rows.find(row => placeOf(row) === wanted);
  if (row) show(row);
};

loadRows();
drawSelects();
drawChips();
for (const id of ["text", "kind", "status", "file", "order"]) at(id).addEventListener("input", () => refilter());
document.querySelector(".filters").addEventListener("submit", event => event.preventDefault());
list.addEventListener("scroll", drawList);
addEventListener("resize", drawList);
addEventListener("keydown", pressed);
at("undo").addEventListener("click", undo);
at("add").addEventListener("click", addRow);
at("help").addEventListener("click", openKeys);
at("changes").addEventListener("click", openChanges);
refilter();
addEventListener("hashchange", openAddressed);
openAddressed();
