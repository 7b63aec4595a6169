# Reads a GraphML file with R's igraph and writes the graph as JSON.
#
#     Rscript igraph.R FILE JSON

suppressPackageStartupMessages(library(igraph))
paths <- commandArgs(trailingOnly = TRUE)

quoted <- function(text) {
  text <- gsub("\\", "\\\\", enc2utf8(text), fixed = TRUE)
  text <- gsub("\"", "\\\"", text, fixed = TRUE)
  for (code in c(1:31, 127)) {
    sign <- intToUtf8(code)
    text <- gsub(sign, sprintf("\\u%04x", code), text, fixed = TRUE)
  }
  paste0("\"", text, "\"")
}

value <- function(values) {
  if (is.logical(values)) return(ifelse(is.na(values), "null", tolower(values)))
  if (is.numeric(values)) return(ifelse(is.na(values), "null", format(values, digits = 17, trim = TRUE, scientific = FALSE)))
  ifelse(is.na(values), "null", quoted(values))
}

objects <- function(attributes, count) {
  if (count == 0) return(character(0))
  cells <- lapply(names(attributes), function(name) paste0(quoted(name), ":", value(attributes[[name]])))
  paste0("{", do.call(paste, c(cells, sep = ",")), "}")
}

graph <- read_graph(paths[1], format = "graphml")
ids <- quoted(V(graph)$id)
ends <- ends(graph, E(graph), names = FALSE)
nodes <- paste0("{\"id\":", ids, ",\"attributes\":", objects(vertex_attr(graph), vcount(graph)), "}")
edges <- paste0("{\"id\":null,\"source\":", ids[ends[, 1]], ",\"target\":", ids[ends[, 2]],
                ",\"attributes\":", objects(edge_attr(graph), ecount(graph)), "}")
if (vcount(graph) == 0) nodes <- character(0)
if (ecount(graph) == 0) edges <- character(0)
out <- file(paths[2], open = "wb")
writeLines(enc2utf8(paste0("{\"directed\":", tolower(is_directed(graph)), ",\"nodes\":[", paste(nodes, collapse = ","),
                           "],\"edges\":[", paste(edges, collapse = ","), "]}")), out, useBytes = TRUE)
close(out)
