/* Ask and Build: the edited query runs in place of the rows; choosing a class needs no second click. */
(function () {
  "use strict";
  var choosing = document.querySelector("[data-choosing]");
  if (choosing) {
    choosing.querySelector("[data-choose]").hidden = true;
    choosing.querySelector("select").addEventListener("change", function () { choosing.submit(); });
  }
  var building = document.querySelector("[data-building]");
  if (building) { // an address holds only what says something
    building.addEventListener("submit", function () {
      building.querySelectorAll("[name^='f.']").forEach(function (field) {
        if (field.value) { return; }
        field.disabled = true;
        var sign = building.elements["o." + field.name.slice(2)];
        if (sign) { sign.disabled = true; }
      });
    });
    window.addEventListener("pageshow", function () {
      building.querySelectorAll(":disabled").forEach(function (field) { field.disabled = false; });
    });
  }
  var form = document.querySelector("[data-asking]");
  if (!form || !window.fetch) { return; }
  var said = JSON.parse(document.getElementById("said").textContent), SHOWN = 300, PART = 50000;
  var text = form.querySelector("textarea"), button = form.querySelector("button");
  var status = document.querySelector("[data-status]"), result = document.querySelector("[data-result]");
  var csv = document.querySelector("[data-csv]");

  function put(words, n) { return words.replace("{n}", n).replace("{shown}", SHOWN); }

  function post(query, accept) {
    return fetch(form.action, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: accept }, body: new URLSearchParams({ query: query }) }).then(function (reply) {
      if (reply.ok) { return reply; }
      return reply.text().then(function (why) { throw new Error(why); });
    });
  }

  /* Where a row's words stand: the columns doc, start and end say so. */
  function link(row) {
    var doc = row.doc && row.doc.value, start = row.start && row.start.value, end = row.end && row.end.value;
    if (!doc || !/^[a-z0-9](?:[a-z0-9_-]{0,78}[a-z0-9])?$/.test(doc) || /^x-/.test(doc)) { return ""; }
    var part = start ? Math.floor(Number(start) / PART) : 0;
    return form.dataset.documents + doc + (part ? "." + (part + 1) : "") + ".html" + (start && end ? "#c" + start + "-" + end : "");
  }

  function show(columns, rows) {
    result.textContent = "";
    var table = document.createElement("table"), head = table.createTHead().insertRow(), body = table.createTBody();
    columns.forEach(function (column) {
      var cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = column;
      head.appendChild(cell);
    });
    rows.slice(0, SHOWN).forEach(function (row) {
      var line = body.insertRow(), to = link(row);
      columns.forEach(function (column) {
        var cell = line.insertCell(), term = row[column], inside = cell;
        if (!term) { return; }
        if (to && (column === "doc" || column === "quote" || column === "clause")) {
          inside = document.createElement("a");
          inside.href = to;
          cell.appendChild(inside);
        }
        inside.textContent = term.value;
        if (/[\u3400-\u9fff]/.test(term.value)) { cell.lang = "zh-Hans"; }
        if (/#(?:integer|decimal|double|float)$/.test(term.datatype || "")) { cell.className = "n"; }
      });
    });
    result.appendChild(table);
    result.hidden = !rows.length;
    status.textContent = put(rows.length > SHOWN ? said.cut : said.rows, rows.length);
  }

  function save() {
    status.textContent = said.running;
    post(text.value, "text/csv").then(function (reply) { return reply.blob(); }).then(function (blob) {
      var saved = document.createElement("a");
      saved.href = URL.createObjectURL(blob);
      saved.download = "rows.csv";
      saved.click();
      setTimeout(function () { URL.revokeObjectURL(saved.href); }, 1000);
      status.textContent = "";
    }).catch(function (error) { status.textContent = said.failed + " " + error.message; });
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    button.disabled = true;
    status.textContent = said.running;
    post(text.value, "application/sparql-results+json").then(function (reply) { return reply.json(); }).then(function (found) {
      if (found.results) { show(found.head.vars, found.results.bindings); } else { result.hidden = true; status.textContent = String(found.boolean); }
      if (csv) { csv.dataset.edited = "yes"; }
    }).catch(function (error) { result.hidden = true; status.textContent = said.failed + " " + error.message; }).then(function () { button.disabled = false; });
  });
  text.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
  });
  if (csv) {
    csv.addEventListener("click", function (event) { // what was edited is fetched anew
      if (csv.dataset.edited) { event.preventDefault(); save(); }
    });
  }
})();
