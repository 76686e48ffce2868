/* Results of SPARQL: run and stop, a table that leads to the words, the drawings of drawings.js, and files in every form. */
window.kgResults = function (box, options) {
  "use strict";
  var said = JSON.parse(document.getElementById("said").textContent), put = kgReport.put;
  var SHOWN = 1000, BASE = "https://w3id.org/kg-cn-plans/";
  var FORMS = {
    rows: [["csv", "CSV"], ["tsv", "TSV"], ["json", "JSON"], ["xml", "XML"]],
    graph: [["turtle", "Turtle"], ["nt", "N-Triples"], ["jsonld", "JSON-LD"], ["rdf", "RDF/XML"]]
  };
  var ENDINGS = { turtle: "ttl", jsonld: "jsonld", json: "srj", xml: "srx" };
  var status = box.querySelector("[data-status]"), place = box.querySelector("[data-result]");
  var views = box.querySelector("[data-views]"), forms = box.querySelector("[data-forms]"), choices = box.querySelector("[data-choices]");
  var runButton = options.run, stopButton = options.stop;
  var found = null, asked = "", view = options.view || "table", under = null, drawers = window.kgDraw || {};

  function post(text, fields, headers) {
    under = window.AbortController ? new AbortController() : null;
    var body = new URLSearchParams(Object.assign({ query: text }, fields));
    headers["Content-Type"] = "application/x-www-form-urlencoded";
    return fetch(box.dataset.endpoint, { method: "POST", headers: headers, body: body, signal: under ? under.signal : undefined }).then(function (reply) {
      if (reply.ok) { return reply; }
      return reply.text().then(function (why) { throw new Error(why.trim()); });
    });
  }

  /* N-Triples line by line: what our own server sends for a graph. */
  var LINE = /^(<[^>]*>|_:\S+) (<[^>]*>) (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[\w-]+)?) \.$/;
  var SIGNS = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };
  function plain(text) {
    return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, function (all, four, eight, sign) {
      return four || eight ? String.fromCodePoint(parseInt(four || eight, 16)) : SIGNS[sign] || sign;
    });
  }
  function term(text) {
    if (text[0] === "<") { return { type: "uri", value: plain(text.slice(1, -1)) }; }
    if (text[0] === "_") { return { type: "bnode", value: text.slice(2) }; }
    var end = text.lastIndexOf('"'), more = text.slice(end + 1);
    var made = { type: "literal", value: plain(text.slice(1, end)) };
    if (more[0] === "@") { made["xml:lang"] = more.slice(1); }
    if (more[0] === "^") { made.datatype = more.slice(3, -1); }
    return made;
  }
  function triples(text) {
    var rows = [];
    text.split("\n").forEach(function (line) {
      var parts = LINE.exec(line);
      if (parts) { rows.push({ subject: term(parts[1]), predicate: term(parts[2]), object: term(parts[3]) }); }
    });
    return { kind: "graph", columns: ["subject", "predicate", "object"], rows: rows };
  }

  function read(reply) {
    if (/n-triples/.test(reply.headers.get("Content-Type"))) { return reply.text().then(triples); }
    return reply.json().then(function (answer) {
      if (typeof answer.boolean === "boolean") { return { kind: "yes", yes: answer.boolean, columns: [], rows: [] }; }
      return { kind: "rows", columns: answer.head.vars, rows: answer.results.bindings };
    });
  }

  function short(iri) {
    var best = "", prefixes = options.prefixes || said.prefixes || {};
    Object.keys(prefixes).forEach(function (name) {
      if (iri.indexOf(prefixes[name]) === 0 && prefixes[name].length > (prefixes[best] || "").length) { best = name; }
    });
    return best && /^[^/#?\s]+$/.test(iri.slice(prefixes[best].length)) ? best + ":" + iri.slice(prefixes[best].length) : iri;
  }
  /* What a node of ours is called, in the language of the page. */
  function named(each) {
    if (each.type !== "uri" || each.value.indexOf(BASE) !== 0) { return ""; }
    var tail = each.value.slice(BASE.length), known = /^place\/\d{6}$/.test(tail) && kit.places && kit.places[tail.slice(6)];
    return known ? known[kit.language === "en" && known[1] ? 1 : 0] : (kit.names || {})[tail] || "";
  }
  function words(each) { return !each ? "" : each.type === "uri" ? short(each.value) : each.type === "bnode" ? "_:" + each.value : each.value; }
  function number(each) {
    return each && /#(?:integer|decimal|double|float|int|long|short|byte|nonNegativeInteger|positiveInteger)$/.test(each.datatype || "") ? Number(each.value) : NaN;
  }

  /* Where a row's words stand: the columns doc, start and end say so, or a fact does by its name. */
  function sentence(row) {
    var doc = row.doc && row.doc.value, start = row.start && row.start.value, end = row.end && row.end.value;
    if (doc && /^\d+$/.test(start || "") && /^\d+$/.test(end || "")) { return thing("doc=" + encodeURIComponent(doc) + "&start=" + start + "&end=" + end); }
    var fact = ["fact", "target", "outcome", "s"].filter(function (name) { return row[name] && of(row[name]); })[0];
    if (fact) { return of(row[fact]); }
    return doc && row.quote ? thing("doc=" + encodeURIComponent(doc) + "&quote=" + encodeURIComponent(row.quote.value)) : doc ? thing("doc=" + encodeURIComponent(doc)) : "";
  }
  function thing(query) { return query.length < 4000 ? box.dataset.thing + "?" + query : ""; }
  function of(each) { return each && each.type === "uri" && each.value.indexOf(BASE) === 0 ? thing("iri=" + encodeURIComponent(each.value)) : ""; }

  function tabled() {
    var table = document.createElement("table"), head = table.createTHead().insertRow(), body = table.createTBody();
    var numeric = found.columns.map(function (column) { return found.rows.some(function (row) { return !isNaN(number(row[column])); }); });
    found.columns.forEach(function (column, at) {
      var cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = column;
      if (numeric[at]) { cell.className = "n"; }
      head.appendChild(cell);
    });
    found.rows.slice(0, SHOWN).forEach(function (row) {
      var line = body.insertRow(), to = null;
      found.columns.forEach(function (column) {
        var cell = line.insertCell(), each = row[column], inside = cell, href = "";
        if (!each) { return; }
        if (/(?:^doc|quote|clause)$/.test(column)) { href = to = to === null ? sentence(row) : to; } else { href = of(each); }
        if (href) {
          inside = document.createElement("a");
          inside.href = href;
          cell.appendChild(inside);
        }
        inside.textContent = named(each) || words(each);
        if (each.type === "uri") { inside.title = each.value; }
        if (named(each)) {
          var gloss = document.createElement("span");
          gloss.className = "gloss";
          gloss.textContent = " " + short(each.value);
          cell.appendChild(gloss);
        }
        if (/[\u3400-\u9fff]/.test(each.value)) { cell.lang = "zh-Hans"; }
        if (!isNaN(number(each))) { cell.className = "n"; }
      });
    });
    table.className = "sortable";
    place.appendChild(table);
    kgReport.sortable(table);
  }

  var kit = { words: function (each) { return each && named(each) || words(each); }, number: number, sentence: sentence, of: of, said: said, put: put, places: null, language: document.documentElement.lang.slice(0, 2), short: short, box: place };

  function bring(url) { return fetch(url).then(function (reply) { return reply.ok ? reply.json() : {}; }).catch(function () { return {}; }); }
  function known() { // where places lie and what nodes are called is fetched once
    if (kit.places) { return Promise.resolve(); }
    return Promise.all([bring(box.dataset.places), bring(box.dataset.names)]).then(function (both) { kit.places = both[0]; kit.names = both[1]; });
  }

  function fits(name) { return name === "table" || (drawers[name] && drawers[name].fits(found, kit)); }

  function draw() {
    place.textContent = choices.textContent = "";
    place.hidden = choices.hidden = true;
    views.hidden = !found.rows.length;
    if (!found.rows.length) { return; }
    var now = fits(view) ? view : found.kind === "graph" && view !== "table" && fits("graph") ? "graph" : "table";
    views.querySelectorAll("button").forEach(function (button) {
      button.disabled = !fits(button.value);
      button.title = button.disabled ? said["unfit-" + button.value] || "" : "";
      button.setAttribute("aria-pressed", String(button.value === now));
    });
    place.hidden = false;
    if (now === "table") { tabled(); } else { drawers[now].draw(found, kit, choices); }
    choices.hidden = !choices.firstChild;
  }

  function offer() {
    forms.textContent = "";
    forms.hidden = !FORMS[found.kind];
    (FORMS[found.kind] || []).forEach(function (form) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = form[1];
      button.addEventListener("click", function () { save(form[0]); });
      forms.appendChild(button);
    });
  }

  function save(form) {
    var before = status.textContent;
    status.textContent = said.running;
    post(asked, { format: form }, {}).then(function (reply) { return reply.blob(); }).then(function (blob) {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = "result." + (ENDINGS[form] || form);
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
      status.textContent = before;
    }).catch(failed);
  }

  function failed(error) {
    if (error.name === "AbortError") { status.textContent = said.stopped; return; }
    status.textContent = said.failed + " " + error.message;
  }

  function working(on) {
    runButton.disabled = on;
    if (stopButton) { stopButton.disabled = !on; }
    box.setAttribute("aria-busy", String(on));
  }

  function run() {
    var text = options.text(), begun = performance.now();
    working(true);
    status.textContent = said.running;
    return post(text, {}, { Accept: "application/sparql-results+json, application/n-triples" }).then(function (reply) {
      return Promise.all([read(reply), known()]);
    }).then(function (both) {
      found = both[0];
      asked = text;
      var lasted = ((performance.now() - begun) / 1000).toFixed(2);
      status.textContent = found.kind === "yes" ? (found.yes ? said.yes : said.no) : put(found.rows.length > SHOWN ? said.cut : said.rows, { n: found.rows.length, shown: SHOWN, s: lasted });
      draw();
      offer();
      if (options.done) { options.done(text, view); }
    }).catch(function (error) {
      found = null;
      place.hidden = forms.hidden = views.hidden = choices.hidden = true;
      failed(error);
    }).then(function () { working(false); });
  }

  views.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) { return; }
    view = button.value;
    if (!found) { run(); return; }
    draw();
    if (options.done) { options.done(asked, view); }
  });
  if (stopButton) { stopButton.addEventListener("click", function () { if (under) { under.abort(); } }); }
  return { run: run, save: save, view: function () { return view; } };
};
