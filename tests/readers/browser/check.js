// Opens network.html in Chromium, without a network and from disk, and uses it as a reader would.
//
//   node check.js CHROMIUM SMALL NASTY LARGE [FOLDER]
//
// SMALL, NASTY and LARGE are folders that `newsgraph build --formats html` wrote: of the sample articles, of texts that try to
// break out of the page, and of a graph with 3,000 nodes. Pictures of the page are put into FOLDER. Fails at the first thing that
// does not work, and says which.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [executablePath, small, nasty, large, folder] = process.argv.slice(2);
const LONGEST_OPENING = 3000;

const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  for (const theme of ["light", "dark"]) await usePage(theme);
  await useNarrowPage();
  await openNasty();
  await openLarge();
  await openWithoutScripts();
} finally {
  await browser.close();
}
console.log("browser: network.html opens, searches, filters and lists; nothing leaves the page");

// A page that fails on errors of the console, and on requests for anything but itself and what it holds.
async function open(path, { theme = "light", width = 1400, height = 860, scripts = true } = {}) {
  const page = await browser.newPage();
  const url = pathToFileURL(resolve(path)).href;
  const wrong = [];
  page.on("console", (message) => { if (["error", "warn"].includes(message.type())) wrong.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (request.url() !== url && !request.url().startsWith("data:")) wrong.push(`request: ${request.url()}`); });
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  const start = performance.now();
  await page.goto(url, { waitUntil: "load" });
  if (scripts) await settled(page);
  return { page, wrong, time: performance.now() - start };
}

// When the page has been drawn.
function settled(page) {
  return page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
}

function text(page, selector) {
  return page.$eval(selector, (element) => element.textContent);
}

async function picture(page, name) {
  if (!folder) return;
  await new Promise((done) => { setTimeout(done, 300); });
  await page.screenshot({ path: join(folder, name) });
}

function numbers(shown) {
  const found = /Shown: ([\d,]+) nodes?, ([\d,]+) links?/.exec(shown);
  assert.ok(found, `the number of nodes and links is not said: ${shown}`);
  return found.slice(1).map((number) => Number(number.replaceAll(",", "")));
}

async function middleOfCanvas(page) {
  const box = await (await page.$("#canvas")).boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

// The data of the page, as a test sees them.
function dataOf(path) {
  const html = readFileSync(path, "utf8");
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)[1]);
}

async function usePage(theme) {
  const path = join(small, "network.html");
  const data = dataOf(path);
  const { page, wrong } = await open(path, { theme });
  assert.equal(await page.$eval("html", (html) => html.classList.contains("dark")), theme === "dark", "the theme is that of the system");
  await picture(page, `${theme}.webp`);
  const [nodes, links] = numbers(await text(page, "#shown"));
  assert.equal(links, data.edges.length, "all links are shown at first");
  assert.ok(await hasInk(page), "the canvas is empty");

  // only links that lead somewhere have an arrow
  const heaviestLinks = await page.$$eval("#panel .links button", (list) => list.map((one) => one.textContent));
  const arrows = (relation) => heaviestLinks.filter((link) => link.startsWith(relation)).map((link) => link.includes(" → "));
  assert.ok(arrows("mentioned with").length > 0 && !arrows("mentioned with").includes(true), "two that are named together have an arrow");
  assert.ok(arrows("speaks for").length > 0 && !arrows("speaks for").includes(false), "a link of a speaker has no arrow");

  // search by keyboard: `/` goes to the field, Enter takes the first name
  const [heaviest] = data.nodes.toSorted((a, b) => b[5] - a[5]);
  await openNode(page, heaviest[0]);
  assert.ok((await page.$$("#panel article mark")).length > 0, "no content is marked in the passages");
  assert.ok((await page.$$("#panel article .cue")).length > 0, "no cue is marked in the passages");
  assert.ok((await page.$$("#panel article .source")).length > 0, "no source is marked in the passages");
  assert.match(await text(page, "#panel article .where"), /\d{4}|no date/, "a statement has no date");
  await picture(page, `${theme}-node.webp`);

  // Escape closes; a click on the same place, which the search brought to the middle, opens it again
  await page.keyboard.press("Escape");
  assert.notEqual(await text(page, "#panel h2"), heaviest[0], "Escape closes the node");
  const [x, y] = await middleOfCanvas(page);
  await page.mouse.move(x, y);
  await settled(page);
  assert.ok((await text(page, "#tip")).startsWith(heaviest[0]), "the name of the node under the pointer is not shown");
  await page.mouse.click(x, y);
  assert.equal(await text(page, "#panel h2"), heaviest[0], "a click opens the node");

  // links from the list, then by a click on their middle, until one has no node on it
  let clicked = "";
  for (let number = 0; number < 5 && !clicked; number += 1) {
    await openNode(page, heaviest[0]);
    await (await page.$$("#panel .links button"))[number].click();
    const link = await text(page, "#panel h2");
    assert.ok(link.includes(" – ") && link.includes(heaviest[0]), `a link is not opened: ${link}`);
    assert.ok((await page.$$("#panel article")).length > 0, "the link lists no statements");
    await page.keyboard.press("Escape");
    await page.mouse.click(x, y);
    if (await text(page, "#panel h2") === link) clicked = link;
    await page.keyboard.press("Escape");
  }
  assert.ok(clicked, "a click opens no link");

  // filters, each alone
  const filter = async (what, change) => {
    await change();
    const [fewerNodes, fewerLinks] = numbers(await text(page, "#shown"));
    assert.ok(fewerLinks < links && fewerNodes <= nodes, `the filter of ${what} leaves ${fewerNodes} nodes and ${fewerLinks} links`);
    await page.click("#reset");
    assert.deepEqual(numbers(await text(page, "#shown")), [nodes, links], "all is not shown again");
  };
  for (const group of ["kinds", "relations", "forms"]) await filter(group, () => page.click(`#${group} input`));
  await filter("weight", async () => {
    await page.focus("#weight");
    await page.keyboard.press("ArrowRight");
    assert.ok(Number(await text(page, "#least")) > 1, "the arrow keys move the weight");
  });
  await filter("time", () => page.$eval("#from", (input) => {
    input.value = input.max;
    input.dispatchEvent(new Event("change"));
  }));

  // keys of the canvas: next node, zoom, whole network
  await page.focus("#canvas");
  await page.keyboard.press("n");
  assert.ok((await page.$$("#panel article")).length > 0, "the key n opens no node");
  for (const key of ["+", "-", "ArrowLeft", "ArrowUp", "0", "p"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "panel", "Enter goes to the statements");
  await page.keyboard.press("Escape");

  // all that can be used has a name
  const unnamed = await page.$$eval("button, input, canvas", (list) => list
    .filter((one) => !(one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.length)).map((one) => one.outerHTML));
  assert.deepEqual(unnamed, [], "something has no name for screen readers");

  await page.click("#theme");
  assert.equal(await page.$eval("html", (html) => html.classList.contains("dark")), theme !== "dark", "the button changes the theme");
  assert.ok(await page.$eval("#static", (one) => getComputedStyle(one).display === "none"), "the picture for print is on the screen");
  await page.emulateMediaType("print");
  assert.ok(await page.$eval("#static svg", (one) => one.getBoundingClientRect().width > 0), "the picture is not printed");
  assert.deepEqual(wrong, []);
  await page.close();
}

async function openNode(page, name) {
  await page.focus("#canvas");
  await page.keyboard.press("/");
  await page.keyboard.type(name.slice(0, 5).toUpperCase());
  assert.ok((await page.$$("#found li")).length > 0, "the search finds nothing");
  await page.keyboard.press("Enter");
  assert.equal(await text(page, "#panel h2"), name, "Enter in the search opens the node");
}

// Whether more than a few colours are on the canvas.
function hasInk(page) {
  return page.$eval("#canvas", (canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > 20;
  });
}

async function useNarrowPage() {
  const { page, wrong } = await open(join(small, "network.html"), { width: 390, height: 800 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "a narrow page must not scroll sideways");
  assert.ok(await hasInk(page), "the canvas of a narrow page is empty");
  assert.deepEqual(wrong, []);
  await page.close();
}

// Text that tries to be markup or script stays text.
async function openNasty() {
  const path = join(nasty, "network.html");
  const { page, wrong } = await open(path);
  const html = readFileSync(path, "utf8");
  assert.equal(html.split("<script").length, 3, "the page has other scripts than its two");
  const count = await page.$$eval("#panel .links:first-of-type button", (list) => list.length);
  for (let number = 0; number < count; number += 1) {
    await page.focus("#canvas");
    await page.keyboard.press("n");
  }
  assert.ok((await page.$$("#panel article")).length > 0, "no statement is listed");
  assert.equal(await page.$$eval("#panel img, #panel script, #panel iframe, #static script", (list) => list.length), 0, "text became markup");
  const links = await page.$$eval("#panel a", (list) => list.map((one) => one.protocol));
  assert.ok(links.every((protocol) => /^https?:$/.test(protocol)), `a link leads to ${links}`);
  assert.equal(await page.evaluate(() => window.broken), undefined, "text of an article was run");
  assert.deepEqual(wrong, []);
  await page.close();
}

async function openLarge() {
  const path = join(large, "network.html");
  const data = dataOf(path);
  assert.equal(data.nodes.length, 3000, "the large graph shows 3,000 nodes");
  // the best of three: other programs may be running
  const times = [];
  for (let round = 0; round < 3; round += 1) {
    const { page, wrong, time } = await open(path);
    times.push(Math.round(time));
    if (round === 0) {
      const shown = await text(page, "#shown");
      assert.match(shown, /the 3,000 nodes in the most statements, of [\d,]+/, "the page does not say that it shows a part");
      await picture(page, "large.png");
      console.log(`browser: moving the large graph takes ${await frameTime(page)} ms a frame`);
    }
    assert.deepEqual(wrong, []);
    await page.close();
  }
  console.log(`browser: ${data.nodes.length} nodes and ${data.edges.length} links open in ${times.join(", ")} ms`);
  assert.ok(Math.min(...times) < LONGEST_OPENING, `the large graph opens in ${times} ms`);
}

// The middle time between two frames while the network is dragged.
async function frameTime(page) {
  const [x, y] = await middleOfCanvas(page);
  await page.evaluate(() => {
    window.frames_ = [];
    const note = (time) => { window.frames_.push(time); requestAnimationFrame(note); };
    requestAnimationFrame(note);
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 1; move <= 40; move += 1) await page.mouse.move(x + move * 4, y + move * 2);
  await page.mouse.up();
  const times = await page.evaluate(() => window.frames_);
  const steps = times.slice(1).map((time, at) => time - times[at]).sort((a, b) => a - b);
  return Math.round(steps[Math.floor(steps.length / 2)]);
}

async function openWithoutScripts() {
  const { page, wrong } = await open(join(small, "network.html"), { scripts: false });
  assert.deepEqual(wrong, []);
  await picture(page, "without-scripts.png");
  await page.close();
  const svg = await open(join(small, "network.svg"), { scripts: false });
  assert.deepEqual(svg.wrong, []);
  await svg.page.close();
}
