// The canvas: what is drawn, and what lies under a point of it.

const canvas = document.getElementById("canvas");
const pen = canvas.getContext("2d");
const FONT = "'Segoe UI', Roboto, Helvetica, Arial, 'Liberation Sans', sans-serif";
// While the view moves, no more links than these are drawn: the heaviest.
const MOVING_EDGES = 1500;
const BEND = 0.12;
// So many labels are written wherever they have room; where there are more, one on so many pixels: those of large nodes.
const ALL_LABELS = 70;
const LABEL_AREA = 8000;

// From the layout to the screen: multiply, then add.
const view = { scale: 1, x: 0, y: 0, width: 1, height: 1 };
const chosen = { node: null, edge: null };
const hovered = { node: null, edge: null };
const colours = {};
let moving = false;
let rest = 0;
let frame = 0;
let drawnEdges = [];

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["page", "ink", "soft", "link", "halo", "focus"]) colours[name] = style.getPropertyValue(`--${name}`).trim();
}

function redraw() {
  if (!frame) frame = requestAnimationFrame(draw);
}

// Draws quickly now, and in full when nothing has moved for a while.
function redrawMoving() {
  moving = true;
  clearTimeout(rest);
  rest = setTimeout(() => { moving = false; redraw(); }, 140);
  redraw();
}

function resize() {
  const box = canvas.getBoundingClientRect();
  const density = window.devicePixelRatio || 1;
  const [dx, dy] = [(box.width - view.width) / 2, (box.height - view.height) / 2];
  view.width = Math.max(1, box.width);
  view.height = Math.max(1, box.height);
  view.x += dx;
  view.y += dy;
  canvas.width = Math.round(view.width * density);
  canvas.height = Math.round(view.height * density);
  redraw();
}

const screenX = (x) => x * view.scale + view.x;
const screenY = (y) => y * view.scale + view.y;
// From afar, nodes shrink less than the distances between them, and large ones stand out.
const radiusOf = (node) => Math.max(2, node.radius * (view.scale < 1 ? view.scale ** 0.55 : view.scale));

// Shows all visible nodes.
function fitAll() {
  const seen = nodes.filter((node) => node.visible);
  if (seen.length === 0) return;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const node of seen) {
    left = Math.min(left, node.x - node.radius);
    right = Math.max(right, node.x + node.radius);
    top = Math.min(top, node.y - node.radius);
    bottom = Math.max(bottom, node.y + node.radius);
  }
  const [sides, ends] = [Math.min(80, view.width / 8), Math.min(44, view.height / 8)];
  const scale = Math.min((view.width - 2 * sides) / (right - left), (view.height - 2 * ends) / (bottom - top));
  view.scale = Math.min(2, scale);
  centre((left + right) / 2, (top + bottom) / 2);
}

function centre(x, y) {
  view.x = view.width / 2 - x * view.scale;
  view.y = view.height / 2 - y * view.scale;
  redraw();
}

function zoom(factor, x = view.width / 2, y = view.height / 2) {
  const scale = Math.min(8, Math.max(0.02, view.scale * factor));
  view.x = x - (x - view.x) * (scale / view.scale);
  view.y = y - (y - view.y) * (scale / view.scale);
  view.scale = scale;
  redrawMoving();
}

function pan(dx, dy) {
  view.x += dx;
  view.y += dy;
  redrawMoving();
}

// The point at which the curve of a link bends; links that say the same in both directions are straight.
function bend(edge) {
  const { source, target } = edge;
  const amount = edge.symmetric ? 0 : BEND;
  return [
    (source.x + target.x) / 2 + (target.y - source.y) * amount,
    (source.y + target.y) / 2 - (target.x - source.x) * amount,
  ];
}

function middle(edge) {
  const [x, y] = bend(edge);
  return [(edge.source.x + 2 * x + edge.target.x) / 4, (edge.source.y + 2 * y + edge.target.y) / 4];
}

function lineWidth(edge) {
  return Math.min(8, 1 + 0.6 * (Math.sqrt(edge.weight) - 1)) * Math.min(1.6, Math.max(0.6, Math.sqrt(view.scale)));
}

function colourOf(edge) {
  return edge.symmetric ? colours.link : data.kinds[edge.source.kind].colour;
}

const DASHES = { speaks_for: [6, 4], addressed: [1.5, 4] };

function trace(edge) {
  const [x, y] = bend(edge);
  pen.moveTo(screenX(edge.source.x), screenY(edge.source.y));
  pen.quadraticCurveTo(screenX(x), screenY(y), screenX(edge.target.x), screenY(edge.target.y));
}

function point(edge) {
  const [x, y] = bend(edge);
  const [tx, ty] = [screenX(edge.target.x), screenY(edge.target.y)];
  const [dx, dy] = [tx - screenX(x), ty - screenY(y)];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const tip = radiusOf(edge.target) + 1;
  const long = 4 + 2.2 * lineWidth(edge);
  const [hx, hy] = [tx - ux * tip, ty - uy * tip];
  const half = long * 0.42;
  pen.beginPath();
  pen.moveTo(hx, hy);
  pen.lineTo(hx - ux * long - uy * half, hy - uy * long + ux * half);
  pen.lineTo(hx - ux * long + uy * half, hy - uy * long - ux * half);
  pen.fill();
}

// Each kind has a shape of its own besides its colour; all of one size have one area.
function outline(to, kind, x, y, radius) {
  switch (data.kinds[kind].name) {
    case "country": {
      const half = radius * 0.886;
      to.rect(x - half, y - half, 2 * half, 2 * half);
      break;
    }
    case "resource": {
      const reach = radius * 1.253;
      to.moveTo(x, y - reach);
      to.lineTo(x + reach, y);
      to.lineTo(x, y + reach);
      to.lineTo(x - reach, y);
      to.closePath();
      break;
    }
    case "organisation": {
      const [half, up, down] = [radius * 1.347, radius * 1.555, radius * 0.778];
      to.moveTo(x, y - up);
      to.lineTo(x + half, y + down);
      to.lineTo(x - half, y + down);
      to.closePath();
      break;
    }
    default:
      to.moveTo(x + radius, y);
      to.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

// What is looked at, with all that it is linked with; null where nothing is.
function focus() {
  const edge = hovered.edge ?? (hovered.node ? null : chosen.edge);
  if (edge) return { edge, node: null, near: new Set([edge.source, edge.target]) };
  const node = hovered.node ?? chosen.node;
  if (!node) return null;
  const near = new Set([node]);
  for (const link of node.links) if (link.visible) near.add(other(link, node));
  return { edge: null, node, near };
}

function drawEdges(list, alpha, points) {
  // links of one look are drawn in one stroke
  const groups = new Map();
  for (const edge of list) {
    const step = Math.round(lineWidth(edge) * 2) / 2 || 0.5;
    const key = `${edge.relation} ${colourOf(edge)} ${step}`;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { width: step, edge, list: [] }));
    group.list.push(edge);
  }
  for (const { width, edge, list: alike } of groups.values()) {
    pen.globalAlpha = Math.min(1, alpha * (edge.symmetric ? 0.75 : 1) * (0.7 + width * 0.25));
    pen.strokeStyle = pen.fillStyle = colourOf(edge);
    pen.lineWidth = width;
    pen.setLineDash(DASHES[data.relations[edge.relation].name] ?? []);
    pen.beginPath();
    for (const one of alike) trace(one);
    pen.stroke();
    pen.setLineDash([]);
    if (points && !edge.symmetric) for (const one of alike) point(one);
  }
  pen.globalAlpha = 1;
}

function drawNodes(list, alpha) {
  pen.globalAlpha = alpha;
  pen.strokeStyle = colours.page;
  pen.lineWidth = 1.25;
  // small dots of one kind are drawn at once, below the others
  const small = data.kinds.map(() => []);
  const large = [];
  for (const node of list) (radiusOf(node) < 4 ? small[node.kind] : large).push(node);
  small.forEach((alike, kind) => {
    if (alike.length === 0) return;
    pen.beginPath();
    for (const node of alike) outline(pen, kind, screenX(node.x), screenY(node.y), radiusOf(node));
    pen.fillStyle = data.kinds[kind].colour;
    pen.fill();
  });
  for (const node of large) {
    pen.beginPath();
    outline(pen, node.kind, screenX(node.x), screenY(node.y), radiusOf(node));
    pen.fillStyle = data.kinds[node.kind].colour;
    pen.fill();
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

// Measuring is slow: each text is measured once, in a font of size 100.
const widths = new Map();
function textWidth(words, size, heavy) {
  const key = `${heavy ? "b" : "n"}${words}`;
  let width = widths.get(key);
  if (width === undefined) {
    pen.font = `${heavy ? "600 " : ""}100px ${FONT}`;
    width = pen.measureText(words).width / 100;
    widths.set(key, width);
  }
  return width * size;
}

function drawLabels(list, bold) {
  // a grid of what is taken: rectangles by cell
  const taken = new Map();
  const CELL = 64;
  const cells = (box, each) => {
    for (let row = Math.floor(box[1] / CELL); row <= Math.floor(box[3] / CELL); row += 1) {
      for (let column = Math.floor(box[0] / CELL); column <= Math.floor(box[2] / CELL); column += 1) {
        if (each(row * 4096 + column) === false) return false;
      }
    }
    return true;
  };
  const take = (owner, box) => cells(box, (cell) => {
    if (!taken.has(cell)) taken.set(cell, []);
    taken.get(cell).push([owner, box]);
  });
  const free = (owner, box) => cells(box, (cell) => !(taken.get(cell) ?? []).some(([of, at]) =>
    of !== owner && at[0] < box[2] && at[2] > box[0] && at[1] < box[3] && at[3] > box[1]));
  for (const node of list) {
    const [x, y, r] = [screenX(node.x), screenY(node.y), radiusOf(node)];
    // the smallest dots do not keep the name of a large one away
    if (r >= 3.5) take(node, [x - r, y - r, x + r, y + r]);
  }
  pen.lineJoin = "round";
  pen.textBaseline = "alphabetic";
  let room = Math.max(ALL_LABELS, (view.width * view.height) / LABEL_AREA);
  for (const node of list) {
    if (room < 1) break;
    const [x, y, r] = [screenX(node.x), screenY(node.y), radiusOf(node)];
    const size = Math.min(17, Math.round(11 + r * 0.16));
    const heavy = bold.has(node);
    const width = textWidth(node.short, size, heavy);
    const side = r + 5;
    const places = [
      [x + side, y + size * 0.35], [x - side - width, y + size * 0.35],
      [x - width / 2, y - side], [x - width / 2, y + side + size * 0.7],
      [x + side * 0.7, y - side * 0.75], [x - side * 0.7 - width, y - side * 0.75],
      [x + side * 0.7, y + side * 0.75 + size * 0.6], [x - side * 0.7 - width, y + side * 0.75 + size * 0.6],
    ];
    for (const [left, base] of places) {
      const box = [left - 2, base - size * 0.85, left + width + 2, base + size * 0.3];
      if (box[0] < 0 || box[2] > view.width || !free(node, box)) continue;
      take(null, box);
      pen.font = `${heavy ? "600 " : ""}${size}px ${FONT}`;
      pen.lineWidth = 3.5;
      pen.strokeStyle = colours.halo;
      pen.fillStyle = colours.ink;
      pen.strokeText(node.short, left, base);
      pen.fillText(node.short, left, base);
      room -= 1;
      break;
    }
  }
}

function onScreen(node, margin) {
  const [x, y] = [screenX(node.x), screenY(node.y)];
  return x > -margin && y > -margin && x < view.width + margin && y < view.height + margin;
}

function draw() {
  frame = 0;
  const density = canvas.width / view.width;
  pen.setTransform(density, 0, 0, density, 0, 0);
  pen.fillStyle = colours.page;
  pen.fillRect(0, 0, view.width, view.height);
  const looked = focus();
  let links = drawnEdges.filter((edge) => onScreen(edge.source, 0) || onScreen(edge.target, 0)
    || (screenX(Math.min(edge.source.x, edge.target.x)) < view.width && screenX(Math.max(edge.source.x, edge.target.x)) > 0
      && screenY(Math.min(edge.source.y, edge.target.y)) < view.height && screenY(Math.max(edge.source.y, edge.target.y)) > 0));
  const many = links.length;
  if (moving && many > MOVING_EDGES) links = links.slice(-MOVING_EDGES);
  // where there are many, each is fainter
  const alpha = Math.max(0.1, Math.min(0.6, 14 / Math.sqrt(many + 1))) * (document.documentElement.classList.contains("dark") ? 1.5 : 1);
  const seen = byWeight.filter((node) => node.visible && onScreen(node, 60));
  if (!looked) {
    drawEdges(links, alpha, many < 900 || view.scale > 0.8);
    drawNodes([...seen].reverse(), 1);
    drawLabels(seen, new Set());
    return;
  }
  const isNear = (edge) => (looked.edge ? edge === looked.edge : edge.source === looked.node || edge.target === looked.node);
  const { near } = looked;
  drawEdges(links.filter((edge) => !isNear(edge)), alpha * 0.25, false);
  drawNodes(seen.filter((node) => !near.has(node)).reverse(), 0.22);
  drawEdges(drawnEdges.filter(isNear), 0.85, true);
  const lit = seen.filter((node) => near.has(node));
  drawNodes([...lit].reverse(), 1);
  for (const node of looked.edge ? [looked.edge.source, looked.edge.target] : [looked.node]) {
    pen.beginPath();
    pen.arc(screenX(node.x), screenY(node.y), radiusOf(node) * 1.3 + 4, 0, 2 * Math.PI);
    pen.strokeStyle = colours.focus;
    pen.lineWidth = 2;
    pen.stroke();
  }
  // the one looked at is labelled first
  const first = looked.edge ? [looked.edge.source, looked.edge.target] : [looked.node];
  drawLabels([...first, ...lit.filter((node) => !first.includes(node))], new Set(first));
}

// To be called when the filters have changed.
function updateDrawn() {
  // the heaviest are drawn last, on top
  drawnEdges = edges.filter((edge) => edge.visible).sort((a, b) => a.weight - b.weight || a.number - b.number);
  if (hovered.node && !hovered.node.visible) hovered.node = null;
  if (hovered.edge && !hovered.edge.visible) hovered.edge = null;
  redraw();
}

function nodeAt(x, y) {
  let best = null;
  let nearest = Infinity;
  for (const node of nodes) {
    if (!node.visible) continue;
    const distance = Math.hypot(screenX(node.x) - x, screenY(node.y) - y) - radiusOf(node);
    if (distance < Math.min(5, nearest)) [best, nearest] = [node, distance];
  }
  return best;
}

function edgeAt(x, y) {
  let best = null;
  let nearest = 6;
  for (let number = drawnEdges.length - 1; number >= 0; number -= 1) {
    const edge = drawnEdges[number];
    const [x1, y1] = [screenX(edge.source.x), screenY(edge.source.y)];
    const [x2, y2] = [screenX(edge.target.x), screenY(edge.target.y)];
    const slack = 6 + Math.hypot(x2 - x1, y2 - y1) * BEND;
    if (x < Math.min(x1, x2) - slack || x > Math.max(x1, x2) + slack || y < Math.min(y1, y2) - slack || y > Math.max(y1, y2) + slack) continue;
    const [bx, by] = bend(edge);
    const [cx, cy] = [screenX(bx), screenY(by)];
    const steps = edge.symmetric ? 1 : 10;
    let [px, py] = [x1, y1];
    for (let step = 1; step <= steps; step += 1) {
      const t = step / steps;
      const [qx, qy] = [
        (1 - t) * (1 - t) * x1 + 2 * t * (1 - t) * cx + t * t * x2,
        (1 - t) * (1 - t) * y1 + 2 * t * (1 - t) * cy + t * t * y2,
      ];
      const square = (qx - px) ** 2 + (qy - py) ** 2 || 1;
      const along = Math.max(0, Math.min(1, ((x - px) * (qx - px) + (y - py) * (qy - py)) / square));
      const distance = Math.hypot(px + along * (qx - px) - x, py + along * (qy - py) - y);
      if (distance < nearest) [best, nearest] = [edge, distance];
      [px, py] = [qx, qy];
    }
  }
  return best;
}
