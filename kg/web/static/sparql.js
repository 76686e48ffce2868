/* SPARQL in the page: Oxigraph's WebAssembly over the graph that the report ships, in a worker that can be stopped. */
(function () {
  "use strict";
  var form = document.querySelector("[data-query]");
  if (!form || !window.kgReport) { return; }
  var said = kgReport.words(), queries = JSON.parse(document.getElementById("queries").textContent);
  var text = form.querySelector("[data-text]"), example = form.querySelector("[data-example]");
  var runButton = form.querySelector("[data-run]"), stopButton = form.querySelector("[data-stop]"), csvButton = form.querySelector("[data-csv]");
  var limit = form.querySelector("[data-limit]");
  var status = document.querySelector("[data-status]"), result = document.querySelector("[data-result]");
  var SHOWN = 1000, worker = null, engine = null, last = null, timer = 0, busy = false;

  /* What runs beside the page; its text becomes the worker. It names nothing of this file. */
  function service(load) {
    var store = null;
    var UPDATE = /^\s*(?:(?:PREFIX|BASE)\b[^\n<]*<[^>]*>\s*)*(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b/i;
    function plain(term) { return term ? { t: term.termType, v: term.value, l: term.language || "", d: term.datatype ? term.datatype.value : "" } : null; }
    return {
      open: function (bytes, graph) {
        var kit = load(bytes);
        store = new kit.Store();
        store.load(graph, { format: "application/trig", no_transaction: true, lenient: true });
        return store.size;
      },
      ask: function (query) {
        var bare = query.replace(/#[^\n]*/g, "");
        if (UPDATE.test(bare)) { throw new Error("update"); }
        if (/\bSERVICE\b/i.test(bare.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<[^>]*>/g, ""))) { throw new Error("SERVICE"); }
        var found = store.query(query, { use_default_graph_as_union: !/\bFROM\b/i.test(bare) });
        if (typeof found === "boolean") { return { yes: found }; }
        if (typeof found === "string") { return { columns: ["result"], rows: [[{ t: "Literal", v: found, l: "", d: "" }]] }; }
        var columns = [], rows = [];
        found.forEach(function (row) {
          if (row instanceof Map) {
            row.forEach(function (value, key) { if (columns.indexOf(key) < 0) { columns.push(key); } });
            rows.push(row);
          } else { columns = ["subject", "predicate", "object"]; rows.push(new Map([["subject", row.subject], ["predicate", row.predicate], ["object", row.object]])); }
        });
        return { columns: columns, rows: rows.map(function (row) { return columns.map(function (column) { return plain(row.get(column)); }); }) };
      }
    };
  }

  function wire(service, load) { // the worker's own end
    var own = service(load);
    self.onmessage = function (event) {
      try {
        var data = event.data;
        self.postMessage({ ok: data.graph ? own.open(data.bytes, data.graph) : own.ask(data.query) });
      } catch (error) { self.postMessage({ error: String(error && error.message || error) }); }
    };
  }

  function bytes(base64) {
    var raw = atob(base64), all = new Uint8Array(raw.length);
    for (var at = 0; at < raw.length; at += 1) { all[at] = raw.charCodeAt(at); }
    return all;
  }

  function start() {
    var load = "function (bytes) { var kit = kgOxigraph(); kit.initSync({ module: bytes }); return kit; }";
    var source = kgOxigraph.toString() + ";(" + wire.toString() + ")(" + service.toString() + "," + load + ");";
    var url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    var made = new Worker(url);
    URL.revokeObjectURL(url);
    var chain = Promise.resolve();
    return {
      stop: function () { made.terminate(); },
      send: function (message) {
        chain = chain.catch(function () {}).then(function () {
          return new Promise(function (resolve, reject) {
            made.onmessage = function (event) { if ("ok" in event.data) { resolve(event.data.ok); } else { reject(new Error(event.data.error)); } };
            made.onerror = function (event) { event.preventDefault(); reject(new Error(event.message || "worker")); };
            made.postMessage(message);
          });
        });
        return chain;
      }
    };
  }

  /* Without workers the page itself answers; it cannot be stopped then. */
  function here() {
    var own = null;
    return {
      stop: function () {},
      send: function (message) {
        if (!message.graph) { return Promise.resolve().then(function () { return own.ask(message.query); }); }
        return WebAssembly.compile(message.bytes).then(function (module) {
          own = service(function () { var kit = kgOxigraph(); kit.initSync({ module: module }); return kit; });
          return own.open(null, message.graph);
        });
      }
    };
  }

  function ready() {
    if (engine) { return engine; }
    status.textContent = said.loading;
    var begun = performance.now();
    engine = Promise.all([kgReport.bring("assets/oxigraph-wasm"), kgReport.bring("data/graph"), window.kgOxigraph || kgReport.script("assets/oxigraph.js")]).then(function (all) {
      var message = { bytes: bytes(all[0]), graph: all[1] };
      try { worker = start(); } catch (error) { worker = here(); }
      return worker.send(message).catch(function () { worker.stop(); worker = here(); return worker.send(message); });
    }).then(function (size) {
      status.textContent = kgReport.put(said.ready, { n: size, s: seconds(begun) });
      return worker;
    });
    engine.catch(function () { engine = null; });
    return engine;
  }

  function seconds(begun) { return ((performance.now() - begun) / 1000).toFixed(2); }

  function working(on) {
    busy = on;
    runButton.disabled = on;
    stopButton.disabled = !on;
    if (!on) { clearTimeout(timer); }
  }

  function halt(words) {
    if (worker) { worker.stop(); }
    worker = engine = null;
    working(false);
    status.textContent = words;
  }

  function run() {
    if (busy) { return; }
    working(true);
    result.hidden = true;
    csvButton.disabled = true;
    last = null;
    ready().then(function (asked) {
      status.textContent = said.running;
      var most = Math.max(1, parseFloat(limit.value) || 60), begun = performance.now();
      timer = setTimeout(function () { halt(said.late); }, most * 1000);
      return asked.send({ query: text.value }).then(function (found) {
        if (asked !== worker) { return; }
        show(found, begun);
        working(false);
      });
    }).catch(function (error) {
      working(false);
      var why = error.message;
      status.textContent = why === "update" ? said.update : /graph\.js$/.test(why) ? said.missing : engine ? why : kgReport.put(said.failed, { why: why });
    });
  }

  function show(found, begun) {
    result.textContent = "";
    if ("yes" in found) { status.textContent = found.yes ? said.yes : said.no; return; }
    last = found;
    var table = document.createElement("table"), head = table.createTHead().insertRow(), body = table.createTBody();
    found.columns.forEach(function (column) {
      var cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = column;
      head.appendChild(cell);
    });
    found.rows.slice(0, SHOWN).forEach(function (row) {
      var line = body.insertRow();
      row.forEach(function (term) {
        var cell = line.insertCell();
        if (!term) { return; }
        cell.textContent = term.v;
        if (term.t === "Literal" && /[\u3400-\u9fff]/.test(term.v)) { cell.lang = "zh-Hans"; }
        if (/#(?:integer|decimal|double|float)$/.test(term.d)) { cell.className = "n"; }
      });
    });
    result.appendChild(table);
    result.hidden = false;
    csvButton.disabled = false;
    var words = found.rows.length > SHOWN ? said.shown : said.rows;
    status.textContent = kgReport.put(words, { n: found.rows.length, shown: SHOWN, s: seconds(begun) });
  }

  function csv() {
    function cell(value) { // a text that a spreadsheet would run gets an apostrophe
      var guarded = /^[=+\-@\t\r＝＋－＠]/.test(value) && !/^-?[\d.]+$/.test(value) ? "'" + value : value;
      return /[",\r\n]/.test(guarded) ? '"' + guarded.replace(/"/g, '""') + '"' : guarded;
    }
    var lines = [last.columns].concat(last.rows.map(function (row) { return row.map(function (term) { return term ? term.v : ""; }); }));
    var blob = new Blob([lines.map(function (line) { return line.map(cell).join(","); }).join("\r\n") + "\r\n"], { type: "text/csv" });
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = (example.value || "query") + ".csv";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  function choose() { text.value = queries[example.value] || ""; }
  example.addEventListener("change", choose);
  form.addEventListener("submit", function (event) { event.preventDefault(); run(); });
  text.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
  });
  stopButton.addEventListener("click", function () { halt(said.stopped); });
  csvButton.addEventListener("click", function () { if (last) { csv(); } });
  var asked = decodeURIComponent(location.hash.slice(1));
  if (Object.prototype.hasOwnProperty.call(queries, asked)) { example.value = asked; }
  choose();
})();
