// The page around them: filters, search, theme, mouse and keys.

const byId = (id) => document.getElementById(id);
const tip = byId("tip");

function checkbox(box, mark, label, get, set) {
  const input = make("input", "");
  input.type = "checkbox";
  input.checked = get();
  input.addEventListener("change", () => {
    set(input.checked);
    filtersChanged();
  });
  const count = make("span", "count");
  box.append(make("label", "", input, mark, label, count));
  return { update: () => { input.checked = get(); }, count };
}

const boxes = [];
const counts = { kinds: new Map(), relations: new Map(), forms: new Map() };

function lineMark(relation) {
  const XML = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(XML, "svg");
  const path = document.createElementNS(XML, "path");
  for (const [name, value] of [["width", 22], ["height", 10], ["aria-hidden", "true"]]) icon.setAttribute(name, value);
  const symmetric = relation.name === "mentioned_with";
  const look = [["d", "M1 5H21"], ["fill", "none"], ["stroke", symmetric ? "#8a94a3" : "currentColor"], ["stroke-width", 2],
    ["stroke-dasharray", (DASHES[relation.name] ?? []).join(" ")]];
  for (const [name, value] of look) path.setAttribute(name, value);
  icon.append(path);
  return icon;
}

// A checkbox for each of `all` that is among the numbers `used`, in the part of the page, the filter and the counts of this name.
function buildRows(name, all, used, mark) {
  const there = new Set(used);
  all.forEach((one, number) => {
    if (!there.has(number)) return;
    const row = checkbox(byId(name), mark(one, number), one.label, () => filters[name][number], (on) => { filters[name][number] = on; });
    boxes.push(row);
    counts[name].set(number, row.count);
  });
}

function buildFilters() {
  buildRows("kinds", data.kinds, nodes.map((node) => node.kind), (kind, number) => kindMark(number));
  if (nodes.some((node) => node.links.length === 0)) {
    boxes.push(checkbox(byId("kinds"), "", "also without links", () => filters.unlinked, (on) => { filters.unlinked = on; }));
  }
  buildRows("relations", data.relations, edges.map((edge) => edge.relation), lineMark);
  buildRows("forms", data.forms, statements.map((statement) => statement.form), () => "");
  // steps of the weights that there are, so that every step shows something else
  const weights = [...new Set(edges.map((edge) => edge.statements.length))].sort((a, b) => a - b);
  const slider = byId("weight");
  slider.max = String(Math.max(0, weights.length - 1));
  slider.disabled = weights.length < 2;
  slider.addEventListener("input", () => {
    filters.least = weights[Number(slider.value)] ?? 1;
    filtersChanged();
  });
  if (firstDay && firstDay !== lastDay) {
    byId("time").hidden = false;
    for (const id of ["from", "to"]) {
      const input = byId(id);
      [input.min, input.max] = [firstDay, lastDay];
      input.addEventListener("change", () => {
        filters[id] = input.value || (id === "from" ? firstDay : lastDay);
        filtersChanged();
      });
    }
    byId("undated-label").hidden = !hasUndated;
    byId("undated").addEventListener("change", (event) => {
      filters.undated = event.target.checked;
      filtersChanged();
    });
  }
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("reset").addEventListener("click", () => {
    Object.assign(filters, everything());
    slider.value = "0";
    filtersChanged();
    fitAll();
  });
}

function tally(list, key) {
  const found = new Map();
  for (const one of list) found.set(one[key], (found.get(one[key]) ?? 0) + 1);
  return found;
}

function filtersChanged() {
  applyFilters();
  updateDrawn();
  for (const box of boxes) box.update();
  byId("least").textContent = String(filters.least);
  byId("weight").setAttribute("aria-valuetext", `at least ${counted(filters.least, "statement", "statements")}`);
  byId("from").value = filters.from;
  byId("to").value = filters.to;
  byId("undated").checked = filters.undated;
  const seen = nodes.filter((node) => node.visible);
  const passing = statements.filter((statement) => statement.passes);
  for (const [name, list, key] of [["kinds", seen, "kind"], ["relations", drawnEdges, "relation"], ["forms", passing, "form"]]) {
    const found = tally(list, key);
    for (const [number, element] of counts[name]) element.textContent = (found.get(number) ?? 0).toLocaleString("en");
  }
  const [allNodes, allEdges] = data.all;
  const lines = [`Shown: ${counted(seen.length, "node", "nodes")}, ${counted(drawnEdges.length, "link", "links")}.`];
  if (nodes.length < allNodes) lines.push(`This page has the ${nodes.length.toLocaleString("en")} nodes in the most statements, of ${allNodes.toLocaleString("en")}.`);
  if (edges.length < allEdges) lines.push(`It has ${edges.length.toLocaleString("en")} links of ${allEdges.toLocaleString("en")}, the heaviest between them.`);
  lines.push(`${data.maker}.`);
  byId("shown").textContent = lines.join(" ");
  if (chosen.node && !chosen.node.visible) chosen.node = null;
  if (chosen.edge && !chosen.edge.visible) chosen.edge = null;
  showChosen();
}

// Search: a list of names below the field, with the arrow keys and Enter.
function buildSearch() {
  const field = byId("search");
  const list = byId("found");
  let found = [];
  let at = -1;
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (number) => {
    at = number;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    if (at >= 0) {
      field.setAttribute("aria-activedescendant", `found-${at}`);
      list.children[at]?.scrollIntoView({ block: "nearest" });
    }
  };
  const take = (node) => {
    if (!node) return;
    close();
    field.value = node.label;
    if (!node.visible) {
      Object.assign(filters, everything(), { unlinked: node.links.length === 0 });
      byId("weight").value = "0";
      filtersChanged();
    }
    view.scale = Math.max(view.scale, 0.9);
    choose(node, null, true);
  };
  const update = () => {
    found = searchNodes(field.value, 12);
    list.replaceChildren(...found.map((node, number) => {
      const item = make("li", "", node.label, " ", make("small", "", kindName(node)));
      item.id = `found-${number}`;
      item.setAttribute("role", "option");
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(node);
      });
      return item;
    }));
    if (found.length === 0 && field.value.trim()) {
      const none = make("li", "", "No node has this name.");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      list.append(none);
    }
    list.hidden = !field.value.trim();
    field.setAttribute("aria-expanded", String(!list.hidden));
    mark(found.length ? 0 : -1);
  };
  field.addEventListener("input", update);
  field.addEventListener("focus", () => { if (field.value.trim()) update(); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && found.length) mark((at + 1) % found.length);
    else if (event.key === "ArrowUp" && found.length) mark((at + found.length - 1) % found.length);
    else if (event.key === "Enter") take(found[at]);
    else if (event.key === "Escape") {
      if (list.hidden) field.value = "";
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function showTip(x, y) {
  const { node, edge } = hovered;
  if (!node && !edge) {
    tip.hidden = true;
    return;
  }
  tip.textContent = node
    ? `${node.label} · ${kindName(node)} · ${counted(node.weight, "statement", "statements")}`
    : `${sentence(edge)} · ${counted(edge.weight, "statement", "statements")}`;
  tip.hidden = false;
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  tip.style.left = `${Math.max(4, Math.min(x + 14, view.width - width - 4))}px`;
  tip.style.top = `${y + 18 + height > view.height ? y - height - 10 : y + 18}px`;
}

function hover(x, y) {
  const node = nodeAt(x, y);
  const edge = node ? null : edgeAt(x, y);
  canvas.classList.toggle("over", Boolean(node || edge));
  if (node !== hovered.node || edge !== hovered.edge) {
    [hovered.node, hovered.edge] = [node, edge];
    redraw();
  }
  showTip(x, y);
}

function pointOf(event) {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

// One pointer moves the view, two zoom it.
function buildPointers() {
  const down = new Map();
  let moved = 0;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    down.set(event.pointerId, pointOf(event));
    moved = down.size > 1 ? Infinity : 0;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = pointOf(event);
    const last = down.get(event.pointerId);
    if (!last) {
      hover(x, y);
      return;
    }
    const [dx, dy] = [x - last[0], y - last[1]];
    moved += Math.abs(dx) + Math.abs(dy);
    if (down.size === 2) {
      const [, still] = [...down].find(([id]) => id !== event.pointerId);
      const before = Math.hypot(last[0] - still[0], last[1] - still[1]);
      const after = Math.hypot(x - still[0], y - still[1]);
      if (before > 0 && after > 0) zoom(after / before, still[0], still[1]);
    } else if (moved > 4) {
      canvas.classList.add("drag");
      tip.hidden = true;
      pan(dx, dy);
    }
    down.set(event.pointerId, [x, y]);
  });
  const up = (event) => {
    if (!down.delete(event.pointerId)) return;
    canvas.classList.remove("drag");
    if (event.type === "pointerup" && moved <= 4) {
      const [x, y] = pointOf(event);
      const node = nodeAt(x, y);
      choose(node, node ? null : edgeAt(x, y));
    }
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => {
    hovered.node = hovered.edge = null;
    tip.hidden = true;
    redraw();
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    zoom(Math.exp(-Math.max(-200, Math.min(200, event.deltaY * lines)) * 0.0022), ...pointOf(event));
  }, { passive: false });
}

// Goes to the next or the last node of those that are seen, by the number of their statements.
function goOn(by) {
  const seen = byWeight.filter((node) => node.visible);
  if (seen.length === 0) return;
  const at = seen.indexOf(chosen.node);
  const next = at < 0 ? (by > 0 ? 0 : seen.length - 1) : (at + by + seen.length) % seen.length;
  choose(seen[next], null);
  centre(seen[next].x, seen[next].y);
  canvas.setAttribute("aria-label", `The network: ${seen[next].label}, ${kindName(seen[next])}`);
}

function buildKeys() {
  const keys = {
    ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: fitAll, n: () => goOn(1), p: () => goOn(-1),
    Enter: () => panel.focus(),
  };
  canvas.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && event.target.tagName !== "INPUT") {
      event.preventDefault();
      byId("search").focus();
      byId("search").select();
    } else if (event.key === "Escape" && (chosen.node || chosen.edge)) {
      choose(null, null);
      canvas.focus();
    }
  });
}

function buildTheme() {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  let dark = system.matches;
  const set = (on) => {
    dark = on;
    document.documentElement.classList.toggle("dark", dark);
    byId("theme").textContent = dark ? "Light" : "Dark";
    byId("theme").setAttribute("aria-label", dark ? "Light colours" : "Dark colours");
    readColours();
    redraw();
  };
  set(dark);
  system.addEventListener("change", (event) => set(event.matches));
  byId("theme").addEventListener("click", () => set(!dark));
}

document.documentElement.classList.add("js");
byId("app").hidden = false;
byId("title").textContent = data.title;
byId("about").textContent = `${data.about}.`;
buildTheme();
buildFilters();
applyFilters();
resize();
filtersChanged();
fitAll();
buildSearch();
buildPointers();
buildKeys();
for (const [id, act] of [["in", () => zoom(1.25)], ["out", () => zoom(0.8)], ["fit", fitAll]]) byId(id).addEventListener("click", act);
new ResizeObserver(resize).observe(canvas.parentElement);
