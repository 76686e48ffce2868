/* Words behind the marks of a picture: a panel, tips, and views. Texts are only ever written as text. */
(function () {
  "use strict";

  function element(tag, name, text) {
    var made = document.createElement(tag);
    if (name) { made.className = name; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, key) { return String(values[key]); });
  }

  function safe(address) {
    return /^(https?:|[^:]*$|[^:/?#]*[/?#])/i.test(address) && !/^\s*javascript:/i.test(address);
  }

  function quoted(quote, words) {
    var item = element("li");
    item.appendChild(element("strong", "", quote[0]));
    item.appendChild(element("blockquote", "", quote[4]));
    var where = element("p", "kg-where");
    where.appendChild(element("span", "kg-doc", quote[1]));
    where.appendChild(document.createTextNode(" "));
    where.appendChild(element("span", "", filled(words.characters, { start: quote[2], end: quote[3] })));
    item.appendChild(where);
    if (quote[5] && safe(quote[5])) {
      var link = element("a", "kg-text", words["open-text"]);
      link.href = quote[5];
      item.appendChild(link);
    }
    return item;
  }

  function Picture(root) {
    this.root = root;
    this.name = root.getAttribute("data-picture");
    this.data = JSON.parse(root.querySelector(".kg-data").textContent);
    this.panel = root.querySelector(".kg-panel");
    this.opener = null;
    this.listen();
    this.fromAddress();
  }

  Picture.prototype.open = function (key, opener) {
    var mark = this.data.marks[key];
    if (!mark || !this.panel) { return false; }
    var words = this.data.words, self = this;
    this.opener = opener || null;
    this.panel.textContent = "";
    var close = element("button", "kg-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", words.close);
    close.addEventListener("click", function () { self.close(); });
    this.panel.appendChild(close);
    this.panel.appendChild(element("h3", "", mark.label));
    var list = element("ol", "kg-quotes");
    mark.quotes.forEach(function (quote) { list.appendChild(quoted(quote, words)); });
    this.panel.appendChild(list);
    if (mark.count > mark.quotes.length) {
      this.panel.appendChild(element("p", "kg-more", filled(words.more, { n: mark.count - mark.quotes.length })));
    }
    this.root.classList.add("kg-opened");
    this.mark(key);
    this.panel.scrollTop = 0;
    if (opener) { this.panel.focus({ preventScroll: true }); }
    return true;
  };

  Picture.prototype.mark = function (key) {
    this.root.querySelectorAll(".kg-chosen").forEach(function (each) { each.classList.remove("kg-chosen"); });
    this.root.querySelectorAll('[data-key="' + key + '"]').forEach(function (each) { each.classList.add("kg-chosen"); });
  };

  Picture.prototype.close = function () {
    this.root.classList.remove("kg-opened");
    this.mark("");
    if (this.opener && this.opener.focus) { this.opener.focus(); }
  };

  Picture.prototype.fromAddress = function () {
    var at = location.hash.slice(1);
    if (at.indexOf(this.name + "-") === 0) { this.open(at.slice(this.name.length + 1), null); }
  };

  Picture.prototype.listen = function () {
    var self = this, tip = element("div", "kg-tip");
    tip.hidden = true;
    this.root.appendChild(tip);
    function show(event) {
      var mark = event.target.closest && event.target.closest("a.kg-mark");
      tip.hidden = !mark || !mark.getAttribute("aria-label");
      if (tip.hidden) { return; }
      var box = mark.getBoundingClientRect();
      tip.textContent = mark.getAttribute("aria-label");
      tip.style.left = Math.max(4, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 4)) + "px";
      tip.style.top = (box.top > tip.offsetHeight + 8 ? box.top - tip.offsetHeight - 6 : box.bottom + 6) + "px";
    }
    ["mouseover", "focusin"].forEach(function (kind) { self.root.addEventListener(kind, show); });
    ["mouseleave", "focusout"].forEach(function (kind) { self.root.addEventListener(kind, function () { tip.hidden = true; }); });
    window.addEventListener("scroll", function () { tip.hidden = true; }, true);
    this.root.addEventListener("click", function (event) {
      var mark = event.target.closest("[data-key]");
      if (mark && self.open(mark.getAttribute("data-key"), mark)) {
        event.preventDefault();
        try { history.replaceState(null, "", "#" + self.name + "-" + mark.getAttribute("data-key")); } catch (e) { /* some browsers refuse it on disk */ }
      }
    });
    this.root.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && self.root.classList.contains("kg-opened")) { self.close(); }
    });
    this.root.addEventListener("change", function (event) {
      if (event.target.name !== self.name + "-view") { return; }
      self.root.querySelectorAll(".kg-view").forEach(function (view) {
        view.hidden = view.getAttribute("data-view") !== event.target.value;
      });
    });
    window.addEventListener("hashchange", function () { self.fromAddress(); });
  };

  window.kgPictures = Array.prototype.map.call(document.querySelectorAll(".kg-picture"), function (root) {
    return new Picture(root);
  });
})();
