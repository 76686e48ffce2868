/* A network that can be moved about in: places are given, nothing is simulated. */
(function () {
  "use strict";

  function Network(picture) {
    var root = picture.root, net = picture.data.net, language = picture.data.language, self = this;
    this.picture = picture;
    this.root = root;
    net.nodes.forEach(function (node) { node.label = node.kind === "city" ? node[language] : node[language + "_lines"]; node.font = node.font || {}; node.font.vadjust = -2; });
    this.every = net.nodes;
    this.nodes = new vis.DataSet(net.nodes);
    this.edges = new vis.DataSet(net.edges);
    this.holder = root.querySelector(".kg-net");
    this.vis = new vis.Network(this.holder, { nodes: this.nodes, edges: this.edges }, net.options);
    this.theme = root.querySelector(".kg-theme");
    this.least = root.querySelector(".kg-least");
    this.find = root.querySelector(".kg-find");
    this.vis.on("click", function (event) { if (event.nodes.length) { self.choose(event.nodes[0], null); } });
    this.vis.on("zoom", function () { self.readable(); });
    this.vis.on("resize", function () { self.whole(); });
    this.theme.addEventListener("change", function () { self.filter(); });
    this.least.addEventListener("input", function () { self.filter(); });
    this.find.addEventListener("input", function () { self.list(); });
    root.querySelector(".kg-whole").addEventListener("click", function () { self.whole(); });
    this.filter();
    this.whole();
  }

  Network.prototype.whole = function () {
    this.vis.fit({ animation: false });
    this.readable();
  };

  /* Names of cities stay readable however far away the reader is. */
  Network.prototype.readable = function () {
    var size = Math.round(Math.max(17, Math.min(44, 13 / this.vis.getScale())));
    if (size === this.citySize) { return; }
    this.citySize = size;
    this.nodes.update(this.every.filter(function (node) { return node.kind === "city"; }).map(function (node) {
      return { id: node.id, font: { size: size, vadjust: -2 } };
    }));
  };

  Network.prototype.filter = function () {
    var theme = this.theme.value, least = Number(this.least.value) || 1, shown = {}, near = {};
    this.every.forEach(function (node) {
      shown[node.id] = node.kind !== "city" && (!theme || node.theme === theme) && node.cities >= least;
    });
    this.edges.forEach(function (edge) { if (shown[edge.from] || shown[edge.to]) { near[edge.from] = near[edge.to] = true; } });
    this.nodes.update(this.every.map(function (node) {
      return { id: node.id, hidden: node.kind === "city" ? !near[node.id] : !shown[node.id] };
    }));
    this.edges.update(this.edges.map(function (edge) { return { id: edge.id, hidden: !(shown[edge.from] || shown[edge.to]) }; }));
    this.shown = this.every.filter(function (node) { return node.kind === "city" ? near[node.id] : shown[node.id]; });
    this.root.querySelector(".kg-shown").textContent = this.shown.length + " / " + this.every.length;
    this.list();
  };

  Network.prototype.list = function () {
    var wanted = this.find.value.trim().toLowerCase(), language = this.picture.data.language, self = this;
    var list = this.root.querySelector(".kg-nodes ul");
    list.textContent = "";
    this.shown.forEach(function (node) {
      if (wanted && (node.zh + " " + node.en).toLowerCase().indexOf(wanted) < 0) { return; }
      var button = document.createElement("button"), item = document.createElement("li");
      button.type = "button";
      button.textContent = node[language];
      button.className = "kg-node kg-" + node.kind;
      button.addEventListener("click", function () { self.choose(node.id, button); });
      item.appendChild(button);
      list.appendChild(item);
    });
  };

  Network.prototype.choose = function (id, opener) {
    this.vis.selectNodes([id]);
    if (opener) { this.vis.focus(id, { scale: Math.max(1, this.vis.getScale()), animation: false }); this.readable(); }
    this.picture.open(id, opener || this.holder);
  };

  window.kgNetworks = (window.kgPictures || []).filter(function (picture) { return picture.data.net; })
    .map(function (picture) { return new Network(picture); });
})();
