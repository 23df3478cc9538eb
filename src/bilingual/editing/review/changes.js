// The changes: what was edited, file by file, to look over and download.
const openChanges = () => {
  settle();
  const changed = FILES.filter(file => editedRows(file).length);
  if (!changed.length) return;
  at("panel").replaceChildren(
    make("h2", {id: "panel-title"}, ...both("Changes", "改动")),
    ...changed.flatMap(fileChanges),
    make("p", {className: "quiet"}, ...both("Put each file in place of the old one, or run", "用下载的文件替换原文件，或运行"), " ",
      make("code", {}, `bilingual glossary apply ${downloadName(changed[0])} ${changed[0].path}`)),
    make("button", {type: "button", onclick: () => at("panel").close()}, ...both("Close", "关闭")));
  if (!at("panel").open) at("panel").showModal();
};
const fileChanges = file => {
  const some = editedRows(file);
  const bad = some.filter(row => Object.keys(faults(row)).length);
  return [
    make("section", {className: "file"},
      make("h3", {}, labelOf(file), " ", make("span", {className: "quiet"}, String(some.length))),
      make("button", {type: "button", className: "main download", disabled: bad.length > 0, onclick: () => download(file)},
        ...both("Download", "下载"), " ", make("code", {}, downloadName(file))),
      bad.length ? make("p", {className: "problem error"}, ...both("First mend what is marked below.", "请先改正下面标出的错误。")) : "",
      make("ul", {className: "edits"}, ...some.map(row => rowChanges(row, bad.includes(row))))),
  ];
};
const rowChanges = (row, isBad) => {
  return make("li", {className: isBad ? "bad" : ""}, link(row),
    row.base ? make("ul", {}, ...row.file.header.filter(column => cellOf(row, column) !== baseOf(row, column)).map(column =>
      make("li", {}, ...say(column), " ", make("del", {}, baseOf(row, column) || "∅"), " → ", make("ins", {}, cellOf(row, column) || "∅"))))
      : make("p", {className: "quiet"}, ...both("new entry", "新增词条")));
};
const download = file => {
  const address = URL.createObjectURL(new Blob([new TextEncoder().encode(textOf(file))], {type: "text/csv"}));
  const link = make("a", {href: address, download: downloadName(file)});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  sinceDownload.delete(file);
};
const show = row => {
  at("panel").close();
  if (!shown.includes(row)) clearFilters();
  refilter(row);
  openEntry(true);
};
addEventListener("beforeunload", event => {
  if ([...sinceDownload].some(file => editedRows(file).length)) event.preventDefault();
});
