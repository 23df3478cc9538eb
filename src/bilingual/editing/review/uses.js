// Uses: sentences of pages in both languages, the term marked on both sides.
const marked = (text, start, end, outcome) => {
  const points = Array.from(text);
  if (start === end) return [text];
  return [
    points.slice(0, start).join(""),
    make("mark", {className: outcome}, points.slice(start, end).join("")),
    points.slice(end).join(""),
  ];
};
const use = ([pair, start, end, targetStart, targetEnd, outcome]) => {
  const [page, id, source, target, state] = DATA.pairs[pair];
  const [path, address, sourceLanguage, targetLanguage] = DATA.pages[page];
  return make("li", {className: "use " + outcome},
    make("p", {lang: sourceLanguage}, ...marked(source, start, end, "")),
    make("p", {lang: targetLanguage}, ...marked(target, targetStart, targetEnd, outcome)),
    make("p", {className: "where"}, badge(outcome, outcome),
      make("a", {href: `${address}#${id}`, target: "_blank", rel: "noopener"}, `${path} ${id}`),
      " ", make("span", {}, ...say(state))));
};
const concordance = row => {
  if (!DATA.pages.length) return [];
  const heading = make("h3", {}, ...both("In the pages", "页面用例"));
  if (!row.uses.length) return [heading, make("p", {className: "quiet"}, ...both("No page uses this entry.", "所给页面没有用到本条。"))];
  const counts = ["missing", "forbidden", "waived", "back", "free", "held"].filter(name => row.counts[name])
    .map(name => make("span", {className: "badge " + name}, `${row.counts[name]} `, ...say(name)));
  const more = total(row) - row.uses.length;
  return [
    heading,
    make("p", {className: "counts"}, ...counts),
    make("ol", {className: "uses"}, ...row.uses.map(use)),
    more > 0 ? make("p", {className: "quiet"}, ...both(`${more} more are not shown.`, `另有 ${more} 处未列出。`)) : "",
  ];
};
