// The panel beside the canvas: what is known of a node or a link, and its statements.

const panel = document.getElementById("panel");
// How many statements and links are listed at first, and more with each press of a button.
const STEP_STATEMENTS = 40;
const STEP_LINKS = 12;

// An element with a class, and children that are elements or text. Text never becomes markup.
function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

function button(text, act, className) {
  const element = make("button", className ?? "", text);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

function kindName(node) {
  return data.kinds[node.kind].name;
}

function kindMark(kind) {
  const XML = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(XML, "svg");
  const path = document.createElementNS(XML, "path");
  const steps = [];
  const recorder = {
    moveTo: (x, y) => steps.push(`M${x} ${y}`),
    lineTo: (x, y) => steps.push(`L${x} ${y}`),
    closePath: () => steps.push("Z"),
    rect: (x, y, width, height) => steps.push(`M${x} ${y}h${width}v${height}h${-width}Z`),
    arc: (x, y, radius) => steps.push(`A${radius} ${radius} 0 1 1 ${x - radius} ${y}A${radius} ${radius} 0 1 1 ${x + radius} ${y}Z`),
  };
  outline(recorder, kind, 9, data.kinds[kind].name === "organisation" ? 10.5 : 9, 5.5);
  for (const [name, value] of [["width", 18], ["height", 18], ["aria-hidden", "true"]]) icon.setAttribute(name, value);
  path.setAttribute("d", steps.join(""));
  path.setAttribute("fill", data.kinds[kind].colour);
  icon.append(path);
  return icon;
}

// A list that shows a part first, and more on request.
function listed(items, step, className, item) {
  const list = make("ul", className);
  const more = button("", () => show());
  let count = 0;
  function show() {
    const before = count;
    for (; count < Math.min(items.length, before + step); count += 1) list.append(make("li", "", item(items[count])));
    more.textContent = `Show ${Math.min(step, items.length - count)} more of ${items.length - count}`;
    more.hidden = count >= items.length;
    if (before > 0) list.children[before].querySelector("button, a, article")?.focus();
  }
  show();
  return [list, more];
}

function sentence(edge) {
  return `${edge.source.label} – ${data.relations[edge.relation].label} – ${edge.target.label}`;
}

function linkButton(edge, from) {
  const label = data.relations[edge.relation].label;
  const out = !from || edge.source === from;
  const name = from ? other(edge, from).label : `${edge.source.label} ${edge.symmetric ? "–" : "→"} ${edge.target.label}`;
  const what = from && !edge.symmetric ? (out ? `${label} →` : `← ${label}`) : label;
  const element = button("", () => choose(null, edge, true));
  element.append(make("span", "what", what), make("span", "name", name), make("span", "count", String(edge.weight)));
  element.setAttribute("aria-label", `${sentence(edge)}: ${counted(edge.weight, "statement", "statements")}`);
  return element;
}

function nodeButton(node) {
  const element = button("", () => choose(node, null, true));
  element.append(kindMark(node.kind), make("span", "name", node.label), make("span", "count", String(node.weight)));
  element.setAttribute("aria-label", `${node.label}, ${kindName(node)}: ${counted(node.weight, "statement", "statements")}`);
  return element;
}

function passageOf(statement) {
  if (statement.passage.length === 0) return make("p", "passage", "The passage is left out of this page; it is in statements.jsonl.");
  const parts = statement.passage.map(([part, text]) => {
    let piece = document.createTextNode(text);
    if (part & CUE) piece = make("span", "cue", piece);
    if (part & SOURCE) piece = make("span", "source", piece);
    if (part & CONTENT) piece = make("mark", "", piece);
    return piece;
  });
  return make("blockquote", "passage", ...parts);
}

function speakerOf(statement) {
  if (typeof statement.speaker === "number") return nodes[statement.speaker].label;
  if (statement.speaker) return statement.speaker;
  return data.forms[statement.form].name === "narrated" ? "The article itself" : "Speaker not known";
}

function statementCard(statement) {
  const { article, form, role } = statement;
  const who = make("p", "who", speakerOf(statement));
  who.append(make("small", "", role ? `, ${role} · ` : " · ", data.forms[form].label));
  const where = make("p", "where", [article.outlet, article.date ?? "no date"].filter(Boolean).join(", "));
  // only addresses of the web: others could do something else than show a page
  if (article.url && /^https?:\/\//i.test(article.url)) {
    const link = make("a", "", article.title || "the article");
    link.href = article.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    where.append(": ", link);
  } else if (article.title) {
    where.append(`: ${article.title}`);
  }
  const card = make("article", "", who, passageOf(statement), where);
  card.tabIndex = -1;
  return card;
}

function statementList(list, heading) {
  const passing = list.filter((statement) => statement.passes);
  const marks = make("p", "marks", "Marked: ", make("mark", "", "what was said"), ", ", make("span", "cue", "the word for it"), ", ",
    make("span", "source", "who said it"), ".");
  const title = make("h3", "", `${heading} (${passing.length.toLocaleString("en")})`);
  if (passing.length === 0) return [title, make("p", "meta", "None that the filters let through.")];
  return [title, marks, ...listed(passing, STEP_STATEMENTS, "links", statementCard)];
}

function headingOf(title, ...meta) {
  const close = button("Close", () => choose(null, null));
  close.title = "Close ( Esc )";
  const top = make("div", "top", make("h2", "", title), close);
  return [top, ...meta.filter(Boolean).map((line) => make("p", "meta", line))];
}

const shortList = (list) => (list.length > 8 ? `${list.slice(0, 8).join(", ")} …` : list.join(", "));

function showNode(node) {
  const links = node.links.filter((edge) => edge.visible).sort((a, b) => b.weight - a.weight || a.number - b.number);
  panel.replaceChildren(
    ...headingOf(
      node.label,
      `${kindName(node)} · quoted in ${counted(node.said, "statement", "statements")}, named in ${node.named.toLocaleString("en")}`,
      node.roles.length ? `As: ${shortList(node.roles)}` : "",
      node.aliases.length ? `Also: ${shortList(node.aliases)}` : "",
    ),
    make("h3", "", `Links (${links.length})`),
    ...listed(links, STEP_LINKS, "links", (edge) => linkButton(edge, node)),
    ...statementList(node.statements, "Statements"),
  );
}

function showEdge(edge) {
  panel.replaceChildren(
    ...headingOf(sentence(edge), counted(edge.weight, "statement", "statements")),
    make("h3", "", "Between"),
    ...listed([edge.source, edge.target], 2, "links", nodeButton),
    ...statementList(edge.statements, "Statements"),
  );
}

function showOverview() {
  const seen = byWeight.filter((node) => node.visible).sort((a, b) => b.weight - a.weight || a.number - b.number);
  const links = drawnEdges.slice().reverse();
  panel.replaceChildren(
    make("h2", "", "Read the statements"),
    make("p", "meta", "Choose a node or a link, here or in the picture."),
    make("h3", "", `Nodes in the most statements (${seen.length.toLocaleString("en")})`),
    ...listed(seen, STEP_LINKS, "links", nodeButton),
    make("h3", "", `Heaviest links (${links.length.toLocaleString("en")})`),
    ...listed(links, STEP_LINKS, "links", (edge) => linkButton(edge, null)),
  );
}

function showChosen() {
  if (chosen.node) showNode(chosen.node);
  else if (chosen.edge) showEdge(chosen.edge);
  else showOverview();
}

// Chooses a node or a link, or nothing; `go` moves the view and the focus to it.
function choose(node, edge, go = false) {
  [chosen.node, chosen.edge] = [node, edge];
  hovered.node = hovered.edge = null;
  showChosen();
  panel.scrollTop = 0;
  if (go) {
    if (node) centre(node.x, node.y);
    if (edge) centre(...middle(edge));
    panel.focus({ preventScroll: true });
  }
  redraw();
}
