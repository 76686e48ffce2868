/* The editor: examples are the named queries, completion is what the graph says of itself. Nothing is asked elsewhere. */
(function () {
  "use strict";
  var box = document.getElementById("yasgui"), said = document.getElementById("settings"), results = document.querySelector("[data-results]");
  if (!box || !said || !results || !window.Yasgui) { return; }
  var settings = JSON.parse(said.textContent), Yasqe = window.Yasgui.Yasqe, LONGEST = 6000;

  function short(iri) {
    var best = "";
    Object.keys(settings.prefixes).forEach(function (name) {
      if (iri.indexOf(settings.prefixes[name]) === 0 && settings.prefixes[name].length > (settings.prefixes[best] || "").length) { best = name; }
    });
    var rest = best ? iri.slice(settings.prefixes[best].length) : "";
    return best && /^[A-Za-z][\w-]*$/.test(rest) ? best + ":" + rest : "<" + iri + ">";
  }

  function completer(name, list, fits) {
    var words = list.map(short);
    return {
      name: name,
      bulk: true,
      autoShow: true,
      isValidCompletionPosition: fits,
      get: function () { return words; },
      preProcessToken: function (yasqe, token) { return token; },
      postProcessSuggestion: function (yasqe, token, text) { return text; }
    };
  }

  function before(yasqe) {
    var cursor = yasqe.getDoc().getCursor();
    return yasqe.getDoc().getLine(cursor.line).slice(0, cursor.ch).replace(/[^\s;.{(\[]*$/, "");
  }

  Yasqe.registerAutocompleter(completer("kg-classes", settings.classes, function (yasqe) {
    return /(\ba|rdf:type)\s+$/.test(before(yasqe));
  }), false);
  Yasqe.registerAutocompleter(completer("kg-properties", settings.properties, function (yasqe) {
    return /([?$]\w+|>|\w:[\w-]*|;|\])\s+$/.test(before(yasqe)) && !/\b(a|rdf:type)\s+$/.test(before(yasqe));
  }), false);

  Yasqe.defaults.autocompleters = ["kg-classes", "kg-properties", "variables"]; // a list of the settings would be merged with others that ask elsewhere
  var editor = new Yasqe(box, {
    value: settings.query,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    autofocus: false,
    requestConfig: { endpoint: new URL(results.dataset.endpoint, location.href).href, method: "POST" }
  });
  editor.getInputField().setAttribute("aria-label", "SPARQL");

  /* What was run and how it is shown is in the address, which can be kept and sent. */
  function keep(text, view) {
    var state = "?query=" + encodeURIComponent(text) + "&view=" + view, kept = text.length < LONGEST;
    try { history.replaceState(null, "", location.pathname + (kept ? state : "")); } catch (error) { /* not allowed here */ }
    document.querySelectorAll(".address").forEach(function (place) { place.textContent = location.href; });
  }

  var asked = new URLSearchParams(location.search), run = document.querySelector("[data-run]"), stop = document.querySelector("[data-stop]");
  var shown = window.kgResults(results, {
    text: function () { return editor.getValue(); }, run: run, stop: stop, prefixes: settings.prefixes, view: asked.get("view") || "table", done: keep
  });
  editor.query = function () { shown.run(); return Promise.resolve(); };
  run.addEventListener("click", shown.run);
  document.getElementById("example").addEventListener("change", function (event) {
    settings.examples.forEach(function (each) {
      if (each.name === event.target.value) { editor.setValue(each.text); }
    });
  });
  if (asked.get("view") && asked.get("query")) { shown.run(); }
  window.kgAsk = { editor: editor, results: shown };
})();
