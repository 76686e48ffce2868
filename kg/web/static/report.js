/* What all pages share: data scripts, the language that was chosen, the citation, tables that can be sorted. */
var kgReport = (function () {
  "use strict";
  var base = document.documentElement.dataset.base || "";
  var waiting = {}, brought = {};

  window.kgData = function (name, value) {
    brought[name] = value;
    (waiting[name] || []).forEach(function (done) { done(value); });
    delete waiting[name];
  };

  /* A value that a classic script of data/ or assets/ brings: file:// pages may not fetch. */
  function bring(name) {
    if (name in brought) { return Promise.resolve(brought[name]); }
    return new Promise(function (resolve, reject) {
      if (waiting[name]) { waiting[name].push(resolve); return; }
      waiting[name] = [resolve];
      script(name + ".js").catch(function (error) { delete waiting[name]; reject(error); });
    });
  }

  function script(path) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.src = base + path;
      element.onload = function () { resolve(); element.remove(); };
      element.onerror = function () { reject(new Error(path)); element.remove(); };
      document.head.appendChild(element);
    });
  }

  function words() { return JSON.parse(document.getElementById("said").textContent); }

  function put(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, key) { return key in values ? values[key] : all; });
  }

  function remember(value) { try { localStorage.setItem("kg-language", value); } catch (error) { /* a private window */ } }
  function remembered() { try { return localStorage.getItem("kg-language"); } catch (error) { return null; } }

  var links = Array.prototype.slice.call(document.querySelectorAll("a[data-language]"));
  links.forEach(function (link) {
    link.addEventListener("click", function () {
      remember(link.dataset.language);
      link.href = link.href.split("#")[0].split("?")[0] + location.search + location.hash; // stays where the reader is
    });
  });

  if (document.body.classList.contains("entrance")) {
    var known = links.map(function (link) { return link.dataset.language; });
    var wanted = [remembered()].concat(navigator.languages || [navigator.language]).map(function (each) {
      return String(each || "").slice(0, 2).toLowerCase();
    });
    var chosen = wanted.filter(function (each) { return known.indexOf(each) >= 0; })[0] || document.body.dataset.first;
    location.replace(chosen + "/index.html");
  }

  if (/^https?:$/.test(location.protocol)) {
    document.querySelectorAll(".address").forEach(function (place) {
      var state = (place.textContent.match(/\?.*/) || [""])[0]; // what the server says that the page shows
      place.textContent = location.href.split("#")[0].split("?")[0] + state;
    });
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var source = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", function () {
      var range = document.createRange();
      range.selectNodeContents(source);
      var selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      if (document.execCommand("copy")) {
        button.textContent = button.dataset.done;
        button.setAttribute("aria-live", "polite");
      }
    });
  });

  /* A click on the head of a column sorts by it. */
  function value(row, column) {
    var text = row.cells[column].textContent.trim();
    var number = /^[^\d\s-]*\s*-?[\d.]+/.test(text) ? parseFloat(text.replace(/^[^\d-]*/, "")) : NaN;
    return { text: text, number: number };
  }
  function sortable(table) {
    var body = table.tBodies[0];
    if (!body || body.rows.length < 3) { return; }
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        var rows = Array.prototype.map.call(body.rows, function (row, at) { return { row: row, at: at, key: value(row, column) }; });
        var numeric = head.classList.contains("n");
        rows.sort(function (a, b) {
          var less = numeric ? (a.key.number || 0) - (b.key.number || 0) : a.key.text.localeCompare(b.key.text, "zh");
          return (up ? less : -less) || a.at - b.at;
        });
        rows.forEach(function (each) { body.appendChild(each.row); });
      });
    });
  }
  document.querySelectorAll("table.sortable").forEach(sortable);

  return { base: base, bring: bring, script: script, words: words, put: put, sortable: sortable };
})();
