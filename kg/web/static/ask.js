/* The editor: examples are the named queries, completion is what the graph says of itself. Nothing is asked elsewhere. */
(function () {
  "use strict";
  var box = document.getElementById("yasgui"), said = document.getElementById("settings");
  if (!box || !said || !window.Yasgui) { return; }
  var settings = JSON.parse(said.textContent), Yasqe = window.Yasgui.Yasqe, Yasr = window.Yasgui.Yasr;

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

  Yasqe.forkAutocompleter = Yasqe.forkAutocompleter || function () {};
  Yasqe.registerAutocompleter(completer("kg-classes", settings.classes, function (yasqe) {
    return /(\ba|rdf:type)\s+$/.test(before(yasqe));
  }), false);
  Yasqe.registerAutocompleter(completer("kg-properties", settings.properties, function (yasqe) {
    return /([?$]\w+|>|\w:[\w-]*|;|\])\s+$/.test(before(yasqe)) && !/\b(a|rdf:type)\s+$/.test(before(yasqe));
  }), false);
  Yasqe.defaults.autocompleters = ["kg-classes", "kg-properties", "variables"];
  Yasqe.defaults.addableToQueryString = [];
  Yasqe.defaults.createShareableLink = null;
  Yasqe.defaults.persistenceId = null;
  Yasr.defaults.prefixes = settings.prefixes;
  Yasr.defaults.persistenceId = null;

  var endpoint = new URL(box.dataset.endpoint, location.href).href;
  try { Object.keys(localStorage).forEach(function (key) { if (key.indexOf("yagui") === 0) { localStorage.removeItem(key); } }); } catch (error) { /* not allowed: nothing was kept */ }
  var yasgui = new window.Yasgui(box, {
    requestConfig: { endpoint: endpoint, method: "POST", acceptHeaderGraph: "text/turtle", acceptHeaderSelect: "application/sparql-results+json" },
    copyEndpointOnNewTab: true,
    autofocus: false,
    endpointCatalogueOptions: { getData: function () { return [{ endpoint: endpoint }]; } },
    persistenceId: null
  });
  var tab = yasgui.getTab();
  tab.setEndpoint(endpoint);
  tab.getYasqe().setValue(settings.query);
  document.getElementById("example").addEventListener("change", function (event) {
    settings.examples.forEach(function (each) {
      if (each.name === event.target.value) { tab.getYasqe().setValue(each.text); }
    });
  });
  window.kgAsk = { yasgui: yasgui, tab: tab };
})();
