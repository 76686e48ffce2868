/* The text of a document and its facts: a click or a key shows what is said at a mark; anchors lead to words. */
(function () {
  "use strict";
  var text = document.querySelector("[data-text]");
  var panel = document.querySelector("[data-panel]");
  if (!text || !panel) { return; }
  var shown = panel.querySelector("[data-shown]");
  var cards = Array.prototype.slice.call(document.querySelectorAll("[data-cards] > .card"));
  var marks = Array.prototype.slice.call(text.querySelectorAll("mark"));
  var pieces = new Map(); // number of a fact -> its marks
  var off = new Set();
  var current = -1;

  function numbers(mark) { return mark.dataset.f.split(" ").map(Number); }
  marks.forEach(function (mark) {
    mark.tabIndex = -1;
    numbers(mark).forEach(function (n) {
      if (!pieces.has(n)) { pieces.set(n, []); }
      pieces.get(n).push(mark);
    });
  });

  function seen(n) { return !off.has(cards[n].dataset.kind); }
  function clear() {
    text.querySelectorAll("mark.hit").forEach(function (mark) { mark.classList.remove("hit"); });
    if (window.CSS && CSS.highlights) { CSS.highlights.delete("stretch"); }
  }

  function show(list, scroll, focus) {
    clear();
    shown.textContent = "";
    var items = document.createElement("ol");
    items.className = "cards";
    list.forEach(function (n) {
      var copy = cards[n].cloneNode(true);
      copy.removeAttribute("id");
      items.appendChild(copy);
    });
    shown.appendChild(items);
    panel.hidden = false;
    current = list[0];
    var own = pieces.get(current) || [];
    own.forEach(function (mark) { mark.classList.add("hit"); });
    marks.forEach(function (mark) { mark.tabIndex = -1; });
    if (own.length) {
      own[0].tabIndex = 0;
      if (focus) { own[0].focus({ preventScroll: true }); }
      if (scroll) { own[0].scrollIntoView({ block: "center", behavior: "instant" }); }
    }
  }

  function address(n) { history.replaceState(null, "", "#c" + cards[n].dataset.s + "-" + cards[n].dataset.e); }

  function choose(mark, focus) {
    var list = numbers(mark).filter(seen);
    if (list.length) { show(list, false, focus); address(list[0]); }
  }

  function step(way) {
    var n = current < 0 ? (way > 0 ? -1 : cards.length) : current;
    do { n += way; } while (n >= 0 && n < cards.length && !(seen(n) && pieces.has(n)));
    if (n >= 0 && n < cards.length) { show([n], true, true); address(n); }
  }

  function close() {
    var mark = text.querySelector("mark.hit");
    clear();
    panel.hidden = true;
    if (mark) { mark.focus({ preventScroll: true }); }
  }

  /* A stretch of code points that is no fact, such as a clause that a search found. */
  function stretch(start, end) {
    var lines = Array.prototype.slice.call(text.querySelectorAll("p"));
    var range = document.createRange(), begun = false, last = null;
    lines.forEach(function (line, index) {
      var at = Number(line.dataset.s);
      var next = index + 1 < lines.length ? Number(lines[index + 1].dataset.s) : Infinity;
      if (next <= start || at >= end) { return; }
      var walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), node;
      while ((node = walker.nextNode())) {
        if (node.parentElement !== line && node.parentElement.dataset.s) { at = Number(node.parentElement.dataset.s); }
        var units = 0;
        for (var sign of node.data) {
          if (at >= start && at < end) {
            if (!begun) { range.setStart(node, units); begun = true; }
            range.setEnd(node, units + sign.length);
            last = line;
          }
          at += 1;
          units += sign.length;
        }
      }
    });
    if (!begun) { return; }
    if (window.CSS && CSS.highlights && window.Highlight) { CSS.highlights.set("stretch", new Highlight(range)); }
    else { getSelection().removeAllRanges(); getSelection().addRange(range); }
    (range.startContainer.parentElement || last).scrollIntoView({ block: "center", behavior: "instant" });
  }

  function arrive() {
    var id = decodeURIComponent(location.hash.slice(1));
    var at = /^c(\d+)-(\d+)$/.exec(id);
    var list = [];
    cards.forEach(function (card, n) {
      if (card.id === id || (at && card.dataset.s === at[1] && card.dataset.e === at[2])) { list.push(n); }
    });
    if (list.length && pieces.has(list[0])) { show(list, true, false); }
    else if (at) { clear(); stretch(Number(at[1]), Number(at[2])); }
  }

  text.addEventListener("click", function (event) {
    var mark = event.target.closest("mark");
    if (mark && String(getSelection()) === "") { choose(mark, false); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
      if (event.target.type !== "checkbox") { return; }
    }
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") { step(event.key === "ArrowRight" ? 1 : -1); event.preventDefault(); }
    else if (event.key === "Escape" && !panel.hidden) { close(); }
    else if ((event.key === "Enter" || event.key === " ") && event.target.matches && event.target.matches("mark[data-f]")) {
      choose(event.target, true);
      event.preventDefault();
    }
  });
  panel.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (button && button.dataset.step) { step(Number(button.dataset.step)); }
    else if (button) { close(); }
  });
  document.querySelectorAll("[data-legend] input").forEach(function (box) {
    box.addEventListener("change", function () {
      if (box.checked) { off.delete(box.value); } else { off.add(box.value); }
      marks.forEach(function (mark) { mark.classList.toggle("off", !numbers(mark).some(seen)); });
      cards.forEach(function (card, n) { card.hidden = !seen(n); });
    });
  });
  document.querySelectorAll("[data-keys]").forEach(function (note) { note.hidden = false; });
  if (marks.length) { marks[0].tabIndex = 0; }
  window.addEventListener("hashchange", arrive);
  arrive();
  if (window.matchMedia("(min-width: 62.01rem)").matches) { panel.hidden = false; } // beside the text it hides nothing
})();
