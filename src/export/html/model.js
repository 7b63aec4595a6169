// The data of the page, and what of them the filters let through.

const data = JSON.parse(document.getElementById("data").textContent);

const CONTENT = 1;
const CUE = 2;
const SOURCE = 4;

const nodes = data.nodes.map(([label, kind, x, y, size, degree, said, named, aliases, roles], number) => ({
  number, label, kind, x, y, radius: size / 2, degree, said, named, aliases, roles,
  links: [], statements: [], visible: false, weight: 0,
}));
const edges = data.edges.map(([source, target, relation], number) => ({
  number, source: nodes[source], target: nodes[target], relation,
  symmetric: data.relations[relation].name === "mentioned_with", statements: [], visible: false, weight: 0,
}));
const articles = data.articles.map(([title, outlet, date, from, to, url]) => ({ title, outlet, date, from, to, url }));
const statements = data.statements.map(([form, article, speaker, role, passage, ofNodes, ofEdges], number) => ({
  number, form, article: articles[article], speaker, role, passage, nodes: ofNodes, edges: ofEdges, passes: true,
}));
for (const edge of edges) {
  edge.source.links.push(edge);
  edge.target.links.push(edge);
}
for (const statement of statements) {
  for (const node of statement.nodes) nodes[node].statements.push(statement);
  for (const edge of statement.edges) edges[edge].statements.push(statement);
}
// those in the most statements first: they are labelled and listed first
const byWeight = [...nodes].sort((a, b) => b.statements.length - a.statements.length || b.degree - a.degree || a.number - b.number);

const days = articles.flatMap((article) => (article.from ? [article.from, article.to] : [])).sort();
const firstDay = days[0] ?? "";
const lastDay = days[days.length - 1] ?? "";
const hasUndated = articles.some((article) => !article.from);

const everything = () => ({
  kinds: data.kinds.map(() => true),
  relations: data.relations.map(() => true),
  forms: data.forms.map(() => true),
  least: 1,
  from: firstDay,
  to: lastDay,
  undated: true,
  unlinked: false,
});
const filters = everything();

// Counts nodes and links anew, from the statements that the filters let through.
function applyFilters() {
  for (const node of nodes) node.weight = 0;
  for (const edge of edges) edge.weight = 0;
  for (const statement of statements) {
    const { from, to } = statement.article;
    const inTime = from ? to >= filters.from && from <= filters.to : filters.undated;
    statement.passes = filters.forms[statement.form] && inTime;
    if (!statement.passes) continue;
    for (const node of statement.nodes) nodes[node].weight += 1;
    for (const edge of statement.edges) edges[edge].weight += 1;
  }
  for (const node of nodes) node.visible = filters.unlinked && filters.kinds[node.kind] && node.weight > 0;
  for (const edge of edges) {
    edge.visible = edge.weight >= filters.least && filters.relations[edge.relation]
      && filters.kinds[edge.source.kind] && filters.kinds[edge.target.kind];
    if (edge.visible) edge.source.visible = edge.target.visible = true;
  }
}

// Small letters without accents, as names are looked for.
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
// A longer label is cut in the picture.
const LONGEST_LABEL = 40;
for (const node of nodes) {
  node.words = fold([node.label, ...node.aliases].join("\n"));
  const signs = [...node.label];
  node.short = signs.length > LONGEST_LABEL ? `${signs.slice(0, LONGEST_LABEL - 1).join("")}…` : node.label;
}

// Nodes that have all words of the query in one of their names, those that begin with it first.
function searchNodes(query, most) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = byWeight.filter((node) => words.every((word) => node.words.includes(word)));
  const begins = (node) => (fold(node.label).startsWith(words[0]) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b)).slice(0, most);
}

function counted(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

function other(edge, node) {
  return edge.source === node ? edge.target : edge.source;
}
