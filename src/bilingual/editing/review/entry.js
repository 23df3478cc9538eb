// The entry: its cells to edit, what is wrong with it, and its uses.
const current = () => shown[active];

const drawEntry = () => {
  const row = current();
  const pane = at("entry");
  pane.scrollTop = 0;
  if (!row) {
    pane.replaceChildren(make("p", {className: "empty"}, ...both("No entry fits the filters.", "没有符合条件的词条。")));
    return;
  }
  pane.replaceChildren(
    make("button", {type: "button", className: "back", onclick: closeEntry}, ...both("← Entries", "返回列表")),
    make("div", {className: "head"},
      make("h2", {}, make("span", {lang: "zh-Hans", id: "head-zh"}), make("span", {lang: "en", id: "head-en"})),
      make("p", {className: "quiet"}, place(row), " ", make("span", {id: "head-marks", className: "marks"}))),
    locked(row.file) ? lockedNote(row.file) : "",
    row.replaced.length ? replacedNote(row) : "",
    problemList(row),
    evidence(row),
    statusButtons(row),
    form(row),
    ...concordance(row));
  refresh(row);
};
const place = row => row.base
  ? make("a", {href: "#" + encodeURIComponent(placeOf(row)), className: "place"}, placeOf(row))
  : make("code", {}, labelOf(row.file));
const lockedNote = file => make("p", {className: "problem warning"}, ...both(
  `${file.name} is in ${file.encoding.toUpperCase()}: save it as "CSV UTF-8" to edit it here.`,
  "请先把文件另存为“CSV UTF-8”，才能在此修改。"));
const replacedNote = row => make("p", {className: "problem warning"},
  ...both("A later layer replaces or removes this entry:", "后面的词表替换或停用了本条："), " ", ...row.replaced.flatMap(direction => [...say(direction), " "]));
const problemList = row => make("ul", {className: "problems"},
  ...row.problems.map(([severity, code, message, hint]) =>
    make("li", {className: "problem " + severity},
      make("b", {}, `${code} `, ...say(severity === "note" ? "note_" : severity)), ` ${message}`,
      hint ? make("span", {className: "quiet"}, ` (${hint})`) : "")),
  ...row.related.map(key => rows.find(other => other.key === key)).filter(Boolean).map(other =>
    make("li", {}, ...both("Compare", "对照"), " ", link(other), " ", make("code", {className: "quiet"}, placeOf(other)))));
const link = row => make("button", {type: "button", className: "link", onclick: () => show(row)},
  make("span", {lang: "zh-Hans"}, cellOf(row, "zh") || "—"), " = ", make("span", {lang: "en"}, cellOf(row, "en") || "—"));

const evidence = row => {
  const said = statusOf(row) === "proposed" ? ["source", "note"].map(column => cellOf(row, column)).filter(Boolean) : [];
  if (!said.length) return "";
  const lines = said.flatMap(text => text.split(/\s\|\s|; |[\r\n]+/));
  return make("div", {className: "evidence"}, make("h3", {}, ...both("Evidence", "依据")), ...lines.map(line => make("p", {}, line)));
};

const statusButtons = row => {
  const known = row.file.header.includes("status") && !locked(row.file);
  const keys = {approved: "a", proposed: "p", deprecated: "d"};
  const buttons = CHOICES.status.map(status => make("button", {
    type: "button", id: "set-" + status, disabled: !known, "aria-keyshortcuts": keys[status],
    onclick: () => setStatus(status),
  }, ...say(status)));
  const back = make("button", {type: "button", id: "restore", "aria-keyshortcuts": "r", onclick: () => restoreRow()},
    ...(row.base ? both("Restore", "还原") : both("Delete", "删除")));
  const why = known || locked(row.file) ? ""
    : make("span", {className: "quiet"}, ...both(
    "This file has no column “status”: add the word to its first row, and make this page again.",
    "本文件没有 status 列：请在首行加上 status，再生成本页。"));
  return make("div", {className: "states", role: "group", "aria-label": plain("status")}, ...buttons, back, why);
};
const setStatus = status => {
  settle();
  const row = current();
  if (!row || statusOf(row) === status) return;
  change(row, "status", status);
  settle();
  refresh(row);
};
const restoreRow = () => {
  const row = current();
  if (!row || !isEdited(row)) return;
  restore(row);
  if (row.base) { drawEntry(); afterEdit(); } else { refilter(); afterEdit(); }
};

const form = row => {
  const known = COLUMNS.filter(column => row.file.header.includes(column));
  const others = row.file.header.filter(column => column && column !== "status" && !COLUMNS.includes(column));
  const fields = [...known, ...others].map(column => field(row, column));
  return make("div", {className: "form"}, row.base ? "" : fileField(row), ...fields);
};
const field = (row, column) => {
  const name = column.replace(/\s/g, "-");
  const id = "cell-" + name;
  const input = CHOICES[column] ? choice(row, column, id) : make("textarea", {
    id, rows: 1, lang: language(column), value: row.cells[row.file.header.indexOf(column)] ?? "",
    spellcheck: language(column) === "en", placeholder: HINTS[column] ?? "",
  });
  input.disabled = locked(row.file);
  input.dataset.column = column;
  input.setAttribute("aria-describedby", "fault-" + name);
  input.addEventListener("input", () => typed(row, column, input));
  input.addEventListener("change", settle);
  return make("div", {className: "field " + column},
    make("label", {htmlFor: id}, ...(WORDS[column] ? say(column) : [column])), input, make("p", {className: "fault", id: "fault-" + name}));
};
const choice = (row, column, id) => {
  const cell = cellOf(row, column);
  const values = CHOICES[column].includes(cell) || !cell ? CHOICES[column] : [cell, ...CHOICES[column]];
  const select = make("select", {id}, make("option", {value: ""}, `— ${EMPTY[column]}`),
    ...values.map(value => make("option", {value}, plain(value))));
  select.value = cell;
  return select;
};
const fileField = row => {
  const open = FILES.filter(file => !locked(file));
  const choices = open.map(file => make("option", {value: FILES.indexOf(file)}, labelOf(file)));
  const select = make("select", {id: "cell-file"}, ...choices);
  select.value = FILES.indexOf(row.file);
  select.addEventListener("change", () => move(row, FILES[select.value]));
  return make("div", {className: "field file"}, make("label", {htmlFor: "cell-file"}, ...both("File", "文件")), select);
};
const move = (row, file) => {
  const values = Object.fromEntries(row.file.header.map((column, index) => [column, row.cells[index]]));
  const before = [row.file, row.cells];
  edits.push({row, back: () => { [row.file, row.cells] = before; }});
  row.file = file;
  row.cells = file.header.map(column => Object.hasOwn(values, column) ? values[column] : "");
  touched(row);
  drawEntry();
  afterEdit();
};
const typed = (row, column, input) => {
  if (/[\r\n]/.test(input.value) && !/[\r\n]/.test(row.base?.[row.file.header.indexOf(column)] ?? "")) {
    input.value = input.value.replace(/\s*[\r\n]+\s*/g, " ");
  }
  change(row, column, input.value);
  fit(input);
  refresh(row);
};
const fit = input => {
  if (input.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
  input.style.height = "auto";
  input.style.height = input.scrollHeight + 2 + "px";
};

const refresh = row => {
  at("head-zh").textContent = cellOf(row, "zh") || "—";
  at("head-en").textContent = cellOf(row, "en") || "—";
  at("head-marks").replaceChildren(...marks(row));
  for (const status of CHOICES.status) at("set-" + status).setAttribute("aria-pressed", String(statusOf(row) === status));
  at("restore").disabled = !isEdited(row);
  const found = isEdited(row) ? faults(row) : {__proto__: null};
  for (const input of at("entry").querySelectorAll("[data-column]")) {
    const column = input.dataset.column;
    input.parentElement.classList.toggle("edited", !row.base || cellOf(row, column) !== baseOf(row, column));
    input.setAttribute("aria-invalid", String(column in found));
    input.nextElementSibling.replaceChildren(...(found[column] ?? []));
    fit(input);
  }
  afterEdit();
};
const afterEdit = () => {
  const count = editedRows().length;
  at("changed").textContent = count;
  at("only-edited").lastChild.textContent = count;
  at("only-edited").disabled = !only.has("edited") && !count;
  at("changes").disabled = !count;
  at("undo").disabled = !edits.length;
  drawList();
};
const openEntry = focus => {
  document.body.dataset.pane = "entry";
  if (focus) at("entry").querySelector(".form textarea, .form select")?.focus();
};
const closeEntry = () => {
  settle();
  document.body.dataset.pane = "list";
  list.focus();
};
