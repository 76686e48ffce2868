/* Search without a server: pairs of characters tell which chunks of clauses can have the words; those are scanned. */
(function () {
  "use strict";
  var form = document.querySelector("[data-search]");
  if (!form || !window.kgReport) { return; }
  var said = kgReport.words(), page = 60;
  var language = location.pathname.indexOf("/en/") >= 0 || document.documentElement.lang === "en" ? "en" : "zh";
  var status = form.parentElement.querySelector("[data-status]");
  var field = form.querySelector("input");
  var list = document.querySelector("[data-clauses-list]"), more = document.querySelector("[data-more]");
  var run = 0;

  function folder(index) {
    var from = Array.from(index.fold[0]), to = Array.from(index.fold[1]), table = new Map();
    from.forEach(function (sign, at) { table.set(sign, to[at]); });
    return function (text) {
      return Array.from(text, function (sign) { return table.get(sign) || sign; });
    };
  }

  function element(name, text, attributes) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  /* Where the words stand in a text, as pairs of code points; null unless all do. */
  function places(signs, words) {
    var text = signs.join(""), found = [];
    for (var word of words) {
      var at = text.indexOf(word);
      if (at < 0) { return null; }
      while (at >= 0) {
        var start = Array.from(text.slice(0, at)).length;
        found.push([start, start + Array.from(word).length]);
        at = text.indexOf(word, at + word.length);
      }
    }
    return found.sort(function (a, b) { return a[0] - b[0]; });
  }

  function marked(text, spans) {
    var signs = Array.from(text), whole = document.createDocumentFragment(), at = 0;
    spans.forEach(function (span) {
      if (span[0] < at) { return; }
      whole.append(signs.slice(at, span[0]).join(""), element("mark", signs.slice(span[0], span[1]).join("")));
      at = span[1];
    });
    whole.append(signs.slice(at).join(""));
    return whole;
  }

  function chunks(index, words) {
    var all = [];
    for (var n = 0; n < index.chunks; n += 1) { all.push(n); }
    if (index.chunks < 2) { return Promise.resolve(all); }
    var pairs = new Set();
    words.forEach(function (word) {
      var signs = Array.from(word);
      for (var at = 0; at + 1 < signs.length; at += 1) { pairs.add(signs[at] + signs[at + 1]); }
    });
    return Promise.all(Array.from(pairs, function (pair) {
      return kgReport.bring("data/search/pairs-" + (pair.codePointAt(0) % index.shards)).then(function (shard) {
        return new Set(Object.prototype.hasOwnProperty.call(shard, pair) ? shard[pair] : []);
      });
    })).then(function (sets) {
      return all.filter(function (n) { return sets.every(function (set) { return set.has(n); }); });
    });
  }

  function names(query, words, fold) {
    return kgReport.bring("data/search/things-" + language).then(function (things) {
      var box = document.querySelector("[data-things]"), target = box.querySelector("[data-things-list]"), count = 0;
      target.textContent = "";
      things.some(function (thing) {
        var found = places(fold(thing[1]), words);
        if (!found && !places(fold(thing[2]), words)) { return false; }
        var item = element("li"), link = element("a", "", { href: kgReport.base + thing[3] });
        link.append(marked(thing[1], found || []));
        item.append(link, " ", element("span", said[thing[0]] || "", { "class": "gloss" }));
        target.append(item);
        count += 1;
        return count >= 40;
      });
      box.hidden = !count;
      return count;
    });
  }

  function address(document, clause, part) {
    var which = Math.floor(clause[0] / part);
    return kgReport.base + language + "/documents/" + document[0] + (which ? "." + (which + 1) : "") + ".html#c" + clause[0] + "-" + clause[1];
  }

  function search(query) {
    var mine = run += 1;
    list.textContent = "";
    more.hidden = true;
    document.querySelector("[data-clauses]").hidden = true;
    status.textContent = said.working;
    kgReport.bring("data/search/index").then(function (index) {
      var fold = folder(index);
      var words = query.split(/\s+/).filter(Boolean).map(function (word) { return fold(word).join(""); });
      if (!words.length || words.some(function (word) { return Array.from(word).length < 2; })) {
        status.textContent = said.short;
        return null;
      }
      return Promise.all([names(query, words, fold), chunks(index, words)]).then(function (both) {
        return scan(index, fold, words, both[1], both[0], mine);
      });
    }).catch(function () { if (mine === run) { status.textContent = said.failed; } });
  }

  function scan(index, fold, words, waiting, count, mine) {
    var shown = 0, last = null, box = null, room = page, held = [];

    function show(document_, clause, text, spans) {
      if (document_ !== last) {
        var head = element("h3", "", { "class": "hit-doc" });
        head.append(element("a", document_[1], { href: kgReport.base + language + "/documents/" + document_[0] + ".html", lang: "zh-Hans" }));
        head.append(" ", element("span", document_[2].map(function (city) { return city[1]; }).join(" ") + " " + document_[3], { "class": "gloss" }));
        box = element("ul", "", { "class": "hits" });
        list.append(head, box);
        last = document_;
      }
      var item = element("li"), link = element("a", "", { "class": "quote", href: address(document_, clause, index.part), lang: "zh-Hans" });
      link.append(marked(text, spans));
      item.append(link);
      box.append(item);
      shown += 1;
    }

    function next() {
      if (mine !== run) { return null; }
      while (held.length && shown < room) { show.apply(null, held.shift()); }
      document.querySelector("[data-clauses]").hidden = !shown;
      if (shown >= room && (held.length || waiting.length)) {
        status.textContent = kgReport.put(said.more, { n: shown });
        more.hidden = false;
        more.onclick = function () { room += page; more.hidden = true; next(); };
        return null;
      }
      if (!waiting.length) {
        status.textContent = shown ? kgReport.put(said.found, { n: shown }) : count ? "" : said.none;
        return null;
      }
      return kgReport.bring("data/search/text-" + waiting.shift()).then(function (chunk) {
        chunk.forEach(function (part) {
          part[1].forEach(function (clause) {
            for (var at = 2; at < clause.length; at += 1) {
              var spans = places(fold(clause[at]), words);
              if (spans) { held.push([index.documents[part[0]], clause, clause[at], spans]); break; }
            }
          });
        });
        return next();
      });
    }
    return next();
  }

  var query = new URLSearchParams(location.search).get("q") || "";
  field.value = query;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    try { history.replaceState(null, "", "?q=" + encodeURIComponent(field.value)); } catch (error) { /* from disk some browsers refuse */ }
    search(field.value);
  });
  if (query) { search(query); } else { field.focus(); }
})();
