// Reads a GraphML or GEXF file with graphology, as Gephi Lite does, and prints the graph as JSON.
//
//     node graphology.mjs FILE MODULES      MODULES: the node_modules folder with the packages of package.json

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [file, modules] = process.argv.slice(2);
const load = createRequire(resolve(modules, "here.js"));
const { MultiDirectedGraph } = load("graphology");
const parse = load(file.endsWith(".gexf") ? "graphology-gexf" : "graphology-graphml").parse;

const options = { respectInputGraphType: true };
const graph = parse(MultiDirectedGraph, readFileSync(file, "utf8"), options);
const nodes = graph.mapNodes((id, attributes) => ({ id, attributes }));
const edges = graph.mapEdges((id, attributes, source, target) => ({ id, source, target, attributes }));
process.stdout.write(JSON.stringify({ directed: graph.type === "directed", nodes, edges }));
