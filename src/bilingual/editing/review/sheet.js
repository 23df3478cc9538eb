// Files: how their rows are written, and what they are with the edits in them.
const DATA = JSON.parse(at("data").textContent);
const FILES = DATA.files;

const quoted = (cell, delimiter) =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? '"' + cell.replaceAll('"', '""') + '"' : cell;
const written = (file, cells) => cells.map(cell => quoted(cell, file.delimiter)).join(file.delimiter);
const endOf = raw => /(\r\n|\n|\r)?$/.exec(raw)[0];
const locked = file => !file.encoding.startsWith("utf-8");

const rawOf = row => {
  const file = row.file;
  const old = row.base && (file.raws[row.index] ?? written(file, row.base) + file.newline);
  if (row.base && !isEdited(row)) return old;
  return written(file, row.cells) + (row.base ? endOf(old) : file.newline);
};
const textOf = file => {
  let text = file.head;
  for (const row of rows) {
    if (row.file !== file) continue;
    if (!row.base && !endOf(text)) text += file.newline;
    text += rawOf(row);
  }
  return (file.encoding === "utf-8-sig" ? "\ufeff" : "") + text;
};
const downloadName = file => file.name.replace(/(\.[^.]*)?$/, `.${file.hash}$1`);
