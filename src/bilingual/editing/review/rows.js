// Rows: what they hold, what is wrong with them, and edits that can be undone.
const rows = [];
const edits = [];
const cellOf = (row, column) => (row.cells[row.file.header.indexOf(column)] ?? "").trim();
const baseOf = (row, column) => (row.base?.[row.file.header.indexOf(column)] ?? "").trim();
const statusOf = row => cellOf(row, "status") || "approved";
const kindOf = row => cellOf(row, "kind") || "programme";
const isEdited = row => !row.base || row.cells.some((cell, index) => cell !== (row.base[index] ?? ""));
const sought = row => row.cells.join("\n").toLowerCase();
const lost = row => (row.counts.missing ?? 0) + (row.counts.forbidden ?? 0);
const total = row => Object.values(row.counts).reduce((sum, count) => sum + count, 0);
const labelOf = file => FILES.some(other => other !== file && other.name === file.name) ? file.path : file.name;
const placeOf = row => labelOf(row.file) + (row.line ? ":" + row.line : "");

const fresh = (file, index, cells, base) => {
  const key = `${FILES.indexOf(file)}:${index}`;
  const [counts, uses] = DATA.uses[key] ?? [{}, []];
  const row = {file, index, cells, base, counts, uses, problems: DATA.problems[key] ?? [], related: DATA.related[key] ?? [], replaced: DATA.replaced[key] ?? [], line: 0, key};
  row.sought = sought(row);
  return row;
};
const worst = row => Math.min(...row.problems.map(([severity]) => ["error", "warning", "note"].indexOf(severity)), 3);
const clashes = row => row.related.length > 0 || row.problems.some(([, code]) => CONFLICTS.has(code));
const atOdds = problems => problems.some(([severity, code]) => severity !== "note" && CONFLICTS.has(code));
const rankOf = row => {
  const grave = worst(row);
  const conflict = [row.key, ...row.related].some(key => atOdds(DATA.problems[key] ?? []));
  const tests = [grave === 0, conflict, lost(row) > 0, grave === 1, statusOf(row) === "proposed", clashes(row)];
  const rank = tests.findIndex(Boolean);
  return rank < 0 ? tests.length : rank;
};
const CONFLICTS = new Set(["G016", "G017", "G018", "G019", "G021"]);

const loadRows = () => {
  for (const file of FILES) {
    let line = 1 + (file.head.match(/\r\n|\n|\r/g) ?? []).length;
    file.rows.forEach((short, index) => {
      const base = Array.from({length: Math.max(file.header.length, short.length)}, (_, at) => short[at] || "");
      const row = fresh(file, index, [...base], base);
      row.line = line;
      row.rank = rankOf(row);
      line += ((file.raws[index] ?? base.join("") + "\n").match(/\r\n|\n|\r/g) ?? []).length;
      if (base.some(cell => cell.trim())) rows.push(row);
      else rows.push(Object.assign(row, {blank: true}));
    });
    file.rows = null;
  }
};

const change = (row, column, value) => {
  const index = row.file.header.indexOf(column);
  const before = row.cells[index] ?? "";
  if (index < 0 || locked(row.file) || before === value) return;
  const last = edits.at(-1);
  if (!(last?.row === row && last.column === column && last.open)) {
    edits.push({row, column, open: true, back: () => { row.cells[index] = before; }});
  }
  row.cells[index] = value;
  touched(row);
};
const settle = () => { if (edits.length) edits.at(-1).open = false; };
const restore = row => {
  settle();
  if (!row.base) return remove(row);
  const before = row.cells;
  row.cells = [...row.base];
  edits.push({row, back: () => { row.cells = before; }});
  touched(row);
};
const remove = row => {
  const place = rows.indexOf(row);
  rows.splice(place, 1);
  edits.push({row, back: () => rows.splice(place, 0, row)});
  touched(row);
};
const added = (file, values, from) => {
  settle();
  const cells = file.header.map(column => Object.hasOwn(values, column) ? values[column] : "");
  const row = fresh(file, -1 - edits.length, cells, null);
  row.rank = -1;
  rows.push(row);
  edits.push({row, from, back: () => rows.splice(rows.indexOf(row), 1)});
  touched(row);
  return row;
};
const undone = () => {
  const last = edits.pop();
  if (!last) return null;
  last.back();
  touched(last.row);
  return last;
};
const touched = row => {
  row.sought = sought(row);
  sinceDownload.add(row.file);
};
const sinceDownload = new Set();
const editedRows = file => rows.filter(row => (!file || row.file === file) && isEdited(row));

const formsOf = (row, ...columns) => columns.flatMap(column => cellOf(row, column).split("|")).map(form => form.trim()).filter(Boolean);
const unfit = (row, column) => {
  const side = column.slice(0, 2);
  if (side === "en" && kindOf(row) !== "verbatim" && /\p{Script=Han}/u.test(cellOf(row, column))) return both("is not English", "不是英文");
  const approved = formsOf(row, side, side + "_variants", side + "_short");
  const form = formsOf(row, side + "_forbidden").find(each => approved.includes(each));
  return form && both(`${form} is both approved and forbidden`, "既是认可译法又是禁用译法");
};

const SLOTS = ["place", "org", "org:the", "title", "name", "ord", "num", "year"];
const faults = row => {
  const found = {__proto__: null};
  const edited = column => !row.base || cellOf(row, column) !== baseOf(row, column);
  const one = kindOf(row) === "verbatim" || statusOf(row) === "deprecated";
  for (const [column, other] of [["zh", "en"], ["en", "zh"]]) {
    if (!cellOf(row, column) && !(one && cellOf(row, other))) found[column] = both("is empty", "不能为空");
  }
  for (const column of row.file.header) {
    const cell = cellOf(row, column);
    if (!edited(column) || !cell) continue;
    if (/^[=+\-@]/.test(cell)) {
      found[column] = both("begins like a formula, which a spreadsheet would run", "开头像公式，表格软件会执行");
    } else if (/^valid_/.test(column) && !/^\d{4}(-\d\d){0,2}$/.test(cell)) {
      found[column] = both("write YYYY, YYYY-MM or YYYY-MM-DD", "请写成 YYYY-MM-DD");
    } else if (/^(zh|en)/.test(column)) {
      const slot = [...cell.matchAll(/\{([^{}]*)\}/g)].find(([, name]) => !SLOTS.includes(name));
      if (slot) found[column] = both(`${slot[0]} is no slot`, "没有这种槽位");
      else if (/｜/.test(cell)) found[column] = both("write | for ｜", "请用半角 |");
      else if (unfit(row, column)) found[column] = unfit(row, column);
    }
  }
  return found;
};
