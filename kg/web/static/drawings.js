/* Drawings of results: bars or dots, a map, a network. SVG made node by node; every mark is a link to what it stands for. */
window.kgDraw = (function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg", LABELS = 60, NODES = 150, WIDEST = 20, LOOKED = 2000;

  function make(name, attributes, text) {
    var element = document.createElementNS(SVG, name);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text !== undefined) { element.textContent = text; }
    return element;
  }
  function sheet(kit, wide, high, label) {
    var svg = make("svg", { viewBox: "0 0 " + wide + " " + high, width: wide, height: high, "class": "drawing", role: "group", "aria-label": label });
    kit.box.appendChild(svg);
    return svg;
  }
  function width(kit) { return Math.max(320, Math.min(1100, kit.box.clientWidth || 800)); }
  function cut(text, most) {
    var size = 0, at = 0, signs = Array.from(text);
    while (at < signs.length && size < most) { size += signs[at] > "\u2e7f" ? 1 : 0.56; at += 1; }
    return at < signs.length ? signs.slice(0, Math.max(1, at - 1)).join("") + "…" : text;
  }
  function size(text) { return Array.from(text).reduce(function (sum, sign) { return sum + (sign > "\u2e7f" ? 1 : 0.56); }, 0); }
  /* A mark that leads somewhere, with words for who cannot see it; the words show on pointing, too. */
  function mark(parent, href, label, shape) {
    var holder = make(href ? "a" : "g", href ? { href: href, "aria-label": label } : { role: "img", "aria-label": label });
    shape.appendChild(make("title", {}, label));
    holder.appendChild(shape);
    parent.appendChild(holder);
    return holder;
  }
  function note(kit, key, values) {
    var line = document.createElement("p");
    line.className = "note";
    line.textContent = kit.put(kit.said[key], values || {});
    kit.box.appendChild(line);
  }
  function choose(parent, kit, key, columns, now, done) {
    var label = document.createElement("label"), list = document.createElement("select");
    label.textContent = kit.said[key] + " ";
    columns.forEach(function (column) {
      var option = document.createElement("option");
      option.value = column[0];
      option.textContent = column[1];
      option.selected = column[0] === now;
      list.appendChild(option);
    });
    list.name = key;
    list.addEventListener("change", function () { done(list.value); });
    label.appendChild(list);
    parent.appendChild(label);
  }
  function same(columns) { return columns.map(function (each) { return [each, each]; }); }

  /* Columns by what they hold: numbers (not offsets into a text), and what names things. */
  function numeric(found, kit) {
    return found.columns.filter(function (column) {
      var held = found.rows.filter(function (row) { return row[column]; });
      return !/^(?:start|end)$/.test(column) && held.length && held.every(function (row) { return !isNaN(kit.number(row[column])); });
    });
  }
  function naming(found, kit) {
    var numbers = numeric(found, kit);
    function rank(column) {
      var values = new Set(found.rows.map(function (row) { return kit.words(row[column]); }));
      var alone = found.rows.some(function (row) { return row[column] && row[column].type === "uri" && kit.words(row[column]).indexOf(":") > 0; });
      return (/quote|clause/.test(column) ? 4 : /^(?:doc|start|end)$/.test(column) ? 3 : alone ? 1 : 0) + (values.size > 1 ? 0 : 2);
    }
    var others = found.columns.filter(function (column) { return numbers.indexOf(column) < 0 && found.rows.some(function (row) { return row[column]; }); });
    return others.map(function (column, at) { return { column: column, rank: rank(column), at: at }; })
      .sort(function (a, b) { return a.rank - b.rank || a.at - b.at; }).map(function (each) { return each.column; });
  }
  function ticks(low, high, most) {
    var raw = (high - low) / most || 1, power = Math.pow(10, Math.floor(Math.log10(raw))), step = power, found = [];
    [1, 2, 5, 10].some(function (each) { step = each * power; return step >= raw; });
    for (var at = Math.ceil(low / step - 1e-9) * step; at <= high + step * 1e-9; at += step) { found.push(Number(at.toPrecision(12))); }
    return found;
  }

  /* Chart: one line a name; bars where each name has one number, dots where some have more. */
  function chart(found, kit, choices) {
    var numbers = numeric(found, kit), names = naming(found, kit), many = numbers.concat(names);
    var label = names[0] || numbers[0], value = numbers.indexOf("value") >= 0 ? "value" : numbers.filter(function (each) { return each !== label; })[0] || numbers[0];
    choose(choices, kit, "chart-label", same(names.concat(numbers)), label, function (now) { label = now; drawn(); });
    choose(choices, kit, "chart-value", same(numbers), value, function (now) { value = now; drawn(); });
    function drawn() {
      kit.box.textContent = "";
      var lines = new Map(), held = found.rows.filter(function (row) { return row[value] && many.length; });
      held.forEach(function (row) {
        var name = kit.words(row[label]) || "–";
        if (!lines.has(name)) { lines.set(name, []); }
        lines.get(name).push(row);
      });
      var shown = Array.from(lines).slice(0, LABELS);
      var units = new Set(held.map(function (row) { return kit.words(row.unit); }));
      var unit = units.size === 1 ? Array.from(units)[0] : "";
      chartOf(shown, kit, label, unit ? value + " (" + unit + ")" : value, value, shown.some(function (each) { return each[1].length > 1; }));
      if (lines.size > shown.length) { note(kit, "chart-cut", { shown: shown.length, n: lines.size }); }
      if (found.columns.indexOf("unit") >= 0 && units.size > 1) { note(kit, "chart-units", { units: Array.from(units).filter(Boolean).join(kit.said.comma) }); }
    }
    drawn();
  }
  function chartOf(lines, kit, label, title, value, dots) {
    var wide = width(kit), room = Math.min(wide * 0.4, 13 * Math.max.apply(null, lines.map(function (line) { return Math.min(WIDEST, size(line[0])); })) + 14);
    var high = 26 * lines.length + 46, values = [].concat.apply([], lines.map(function (line) { return line[1].map(function (row) { return kit.number(row[value]); }); }));
    var low = Math.min.apply(null, values), top = Math.max.apply(null, values);
    if (!dots) { low = Math.min(0, low); top = Math.max(0, top); }
    if (low === top) { low -= 1; top += dots ? 1 : 0; }
    var pad = dots ? (top - low) * 0.05 : 0, from = low - pad, to = top + pad, end = wide - 64;
    function x(at) { return room + (end - room) * (at - from) / (to - from); }
    var svg = sheet(kit, wide, high, kit.put(kit.said["chart-says"], { value: value, label: label, n: lines.length }));
    ticks(from, to, Math.max(2, (end - room) / 90)).forEach(function (tick) {
      svg.appendChild(make("line", { x1: x(tick), x2: x(tick), y1: 4, y2: high - 40, "class": "grid-line" }));
      svg.appendChild(make("text", { x: x(tick), y: high - 24, "class": "tick", "text-anchor": "middle" }, String(tick)));
    });
    svg.appendChild(make("text", { x: (room + end) / 2, y: high - 6, "class": "axis-name", "text-anchor": "middle" }, title));
    lines.forEach(function (line, at) {
      var y = 26 * at + 17, name = cut(line[0], (room - 14) / 13);
      var text = make("text", { x: room - 8, y: y + 4.5, "class": "name", "text-anchor": "end" }, name);
      if (name !== line[0]) { text.appendChild(make("title", {}, line[0])); }
      svg.appendChild(text);
      line[1].forEach(function (row) {
        var number = kit.number(row[value]), says = line[0] + ": " + number + (row.unit ? " " + kit.words(row.unit) : "");
        var shape = dots ? make("circle", { cx: x(number), cy: y, r: 6 }) :
          make("rect", { x: Math.min(x(0), x(number)), y: y - 8, width: Math.max(1, Math.abs(x(number) - x(0))), height: 16 });
        mark(svg, kit.sentence(row) || kit.of(row[label]), says, shape);
        if (!dots) { svg.appendChild(make("text", { x: x(Math.max(0, number)) + 5, y: y + 4.5, "class": "tick" }, String(number))); }
      });
    });
  }

  /* Map: points where places lie, in Albers' equal-area projection; no border is drawn. */
  var RAD = Math.PI / 180, N = (Math.sin(25 * RAD) + Math.sin(47 * RAD)) / 2, C = 1 + Math.sin(25 * RAD) * (2 * N - Math.sin(25 * RAD));
  function albers(lat, lon) {
    var rho = Math.sqrt(Math.max(0, C - 2 * N * Math.sin(lat * RAD))) / N, theta = N * (lon - 105) * RAD;
    return [rho * Math.sin(theta), Math.sqrt(C) / N - rho * Math.cos(theta)];
  }
  var index = null;
  function byName(kit) {
    if (!index) {
      index = {};
      Object.keys(kit.places).forEach(function (code) {
        var each = kit.places[code];
        [code, each[0], each[1]].concat(each.slice(4)).forEach(function (name) { if (name && !(name in index)) { index[name] = code; } });
      });
    }
    return index;
  }
  function code(each, kit) {
    if (!each) { return ""; }
    var tail = each.type === "uri" ? (/\/place\/(\d{6})$/.exec(each.value) || [])[1] || "" : byName(kit)[each.value] || "";
    return kit.places[tail] ? tail : kit.places[tail.slice(0, 4) + "00"] ? tail.slice(0, 4) + "00" : "";
  }
  function spot(row, column, found, kit) {
    if (column === "lat") {
      var names = ["lat", "long"].map(function (start) { return found.columns.filter(function (each) { return each.toLowerCase().indexOf(start === "long" ? "lo" : "lat") === 0; })[0]; });
      var lat = kit.number(row[names[0]]), lon = kit.number(row[names[1]]);
      return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { key: lat + "," + lon, name: kit.words(row[naming(found, kit)[0]]), at: [lat, lon] } : null;
    }
    var point = row[column] && /^(?:<[^>]*>\s*)?POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)$/i.exec(row[column].value);
    if (point) { return { key: point[0], name: kit.words(row[naming(found, kit).filter(function (each) { return each !== column; })[0]]), at: [Number(point[2]), Number(point[1])] }; }
    var tail = code(row[column], kit), known = kit.places[tail];
    return known ? { key: tail, name: known[kit.language === "en" && known[1] ? 1 : 0], at: [known[2], known[3]] } : null;
  }
  function placed(found, kit) {
    var numbers = numeric(found, kit), both = numbers.some(function (each) { return /^lat(?:itude)?$/i.test(each); }) && numbers.some(function (each) { return /^(?:long?|lng|longitude)$/i.test(each); });
    var columns = found.columns.filter(function (column) { return found.rows.slice(0, LOOKED).some(function (row) { return spot(row, column, found, kit); }); });
    return (both ? ["lat"] : []).concat(columns.filter(function (each) { return !both || each !== "lat"; }));
  }
  function map(found, kit, choices) {
    var columns = placed(found, kit), column = columns[0], size = "";
    if (columns.length > 1) { choose(choices, kit, "map-place", same(columns), column, function (now) { column = now; drawn(); }); }
    choose(choices, kit, "map-size", [["", kit.said["map-rows"]]].concat(same(numeric(found, kit))), size, function (now) { size = now; drawn(); });
    function drawn() {
      kit.box.textContent = "";
      var spots = new Map(), lost = 0, several = false;
      found.rows.forEach(function (row) {
        var at = spot(row, column, found, kit);
        if (!at) { lost += 1; return; }
        if (!spots.has(at.key)) { spots.set(at.key, { name: at.name, at: albers(at.at[0], at.at[1]), rows: [], term: row[column] }); }
        spots.get(at.key).rows.push(row);
      });
      var list = Array.from(spots.values());
      list.forEach(function (each) {
        var values = size ? each.rows.map(function (row) { return kit.number(row[size]); }).filter(function (value) { return !isNaN(value); }) : [];
        several = several || values.length > 1;
        each.value = size ? (values.length ? Math.max.apply(null, values) : 0) : each.rows.length;
      });
      mapOf(list, kit, size || kit.said["map-rows"]);
      if (several) { note(kit, "map-most"); }
      if (lost) { note(kit, "map-lost", { n: lost }); }
    }
    drawn();
  }
  function mapOf(spots, kit, what) {
    var wide = width(kit), high = Math.round(wide * 0.7), xs = spots.map(function (each) { return each.at[0]; }), ys = spots.map(function (each) { return each.at[1]; });
    var half = Math.max(0.07, (Math.max.apply(null, xs) - Math.min.apply(null, xs)) * 0.6, (Math.max.apply(null, ys) - Math.min.apply(null, ys)) * 0.6 * wide / high);
    var middle = [(Math.max.apply(null, xs) + Math.min.apply(null, xs)) / 2, (Math.max.apply(null, ys) + Math.min.apply(null, ys)) / 2];
    function x(at) { return wide / 2 + (at - middle[0]) / half * wide / 2; }
    function y(at) { return high / 2 - (at - middle[1]) / half * wide / 2; }
    var svg = sheet(kit, wide, high, kit.put(kit.said["map-says"], { n: spots.length, value: what }));
    var step = half > 0.35 ? 10 : half > 0.15 ? 5 : half > 0.09 ? 2 : 1;
    function course(points, label) {
      var line = points.map(function (each) { return [x(each[0]), y(each[1])]; }).filter(function (each) { return each[0] > -wide && each[0] < 2 * wide && each[1] > -high && each[1] < 2 * high; });
      if (line.length < 2) { return; }
      svg.appendChild(make("polyline", { points: line.map(function (each) { return each[0].toFixed(1) + "," + each[1].toFixed(1); }).join(" "), "class": "grid-line" }));
      var inside = line.filter(function (each) { return each[0] > 4 && each[0] < wide - 40 && each[1] > 12 && each[1] < high - 4; })[0];
      if (inside) { svg.appendChild(make("text", { x: inside[0] + 3, y: inside[1] - 3, "class": "tick" }, label)); }
    }
    function range(from, to, by) { var all = []; for (var at = from; at <= to; at += by) { all.push(at); } return all; }
    range(-80, 80, step).forEach(function (lat) { course(range(40, 170, 0.5).map(function (lon) { return albers(lat, lon); }), lat + "°N"); });
    range(40, 170, step).forEach(function (lon) { course(range(0, 70, 0.5).map(function (lat) { return albers(lat, lon); }), lon + "°E"); });
    var most = Math.max.apply(null, spots.map(function (each) { return Math.abs(each.value); })) || 1, boxes = [];
    spots.sort(function (a, b) { return Math.abs(b.value) - Math.abs(a.value); }).forEach(function (each) {
      var r = 4 + 13 * Math.sqrt(Math.abs(each.value) / most), cx = x(each.at[0]), cy = y(each.at[1]), says = each.name + ": " + Number(each.value.toPrecision(12));
      mark(svg, each.rows.length === 1 && kit.sentence(each.rows[0]) || kit.of(each.term) || kit.sentence(each.rows[0]), says, make("circle", { cx: cx, cy: cy, r: r }));
      var long = size(each.name) * 13, left = cx + r + 4 + long > wide ? cx - r - 4 - long : cx + r + 4, box = [left, cy - 8, left + long, cy + 8];
      if (clear(box, boxes)) {
        boxes.push(box);
        svg.appendChild(make("text", { x: left, y: cy + 4.5, "class": "name" }, each.name));
      }
    });
  }

  /* Network: statements as they are, or any two columns of rows, laid out by springs from fixed places. */
  function network(found, kit, choices) {
    var columns = naming(found, kit).concat(numeric(found, kit)), ends = found.kind === "graph" ? ["subject", "object"] : columns.slice(0, 2);
    if (found.kind !== "graph") {
      ["graph-from", "graph-to"].forEach(function (key, at) { choose(choices, kit, key, same(columns), ends[at], function (now) { ends[at] = now; drawn(); }); });
    }
    function drawn() {
      kit.box.textContent = "";
      var nodes = new Map(), edges = new Map(), left = 0;
      function node(each) {
        var key = each.type + each.value;
        if (!nodes.has(key)) {
          if (nodes.size >= NODES) { return null; }
          nodes.set(key, { term: each, name: kit.words(each), degree: 0 });
        }
        return nodes.get(key);
      }
      found.rows.forEach(function (row) {
        if (!row[ends[0]] || !row[ends[1]]) { return; }
        var one = node(row[ends[0]]), other = node(row[ends[1]]), named = row.predicate ? kit.words(row.predicate) : "";
        if (!one || !other) { left += 1; return; }
        var key = one.name + "\n" + named + "\n" + other.name;
        if (!edges.has(key)) { edges.set(key, { one: one, other: other, name: named, row: row }); one.degree += 1; other.degree += 1; }
      });
      networkOf(Array.from(nodes.values()), Array.from(edges.values()), kit);
      if (left) { note(kit, "graph-cut", { shown: NODES, n: left }); }
    }
    drawn();
  }
  function settle(nodes, edges, wide, high) {
    var k = 0.9 * Math.sqrt(wide * high / nodes.length), heat = wide / 8;
    nodes.forEach(function (each, at) { // a spiral of sunflower seeds: no two at one place, the same every time
      var r = Math.sqrt((at + 0.5) / nodes.length) / 2, turn = at * 2.39996323;
      each.x = wide / 2 + r * wide * Math.cos(turn);
      each.y = high / 2 + r * high * Math.sin(turn);
    });
    for (var round = 0; round < 250; round += 1) {
      nodes.forEach(function (each) { each.dx = (wide / 2 - each.x) * 0.02 * k / 20; each.dy = (high / 2 - each.y) * 0.03 * k / 20; });
      nodes.forEach(function (a, at) {
        for (var other = at + 1; other < nodes.length; other += 1) {
          var b = nodes[other], dx = a.x - b.x, dy = a.y - b.y, d = dx * dx + dy * dy || 0.01, push = k * k / d;
          a.dx += dx * push; a.dy += dy * push; b.dx -= dx * push; b.dy -= dy * push;
        }
      });
      edges.forEach(function (edge) {
        var dx = edge.one.x - edge.other.x, dy = edge.one.y - edge.other.y, pull = Math.sqrt(dx * dx + dy * dy) / k;
        edge.one.dx -= dx * pull; edge.one.dy -= dy * pull; edge.other.dx += dx * pull; edge.other.dy += dy * pull;
      });
      nodes.forEach(function (each) {
        var d = Math.sqrt(each.dx * each.dx + each.dy * each.dy) || 1, step = Math.min(d, heat);
        each.x += each.dx / d * step;
        each.y += each.dy / d * step;
      });
      heat = Math.max(0.5, heat * 0.97);
    }
    [["x", 30, wide - 60], ["y", 18, high - 18]].forEach(function (axis) { // fill the sheet
      var all = nodes.map(function (each) { return each[axis[0]]; }), low = Math.min.apply(null, all), top = Math.max.apply(null, all);
      nodes.forEach(function (each) { each[axis[0]] = top > low ? axis[1] + (axis[2] - axis[1]) * (each[axis[0]] - low) / (top - low) : (axis[1] + axis[2]) / 2; });
    });
  }
  function networkOf(nodes, edges, kit) {
    var wide = width(kit), high = Math.round(Math.min(1000, Math.max(360, 60 * Math.sqrt(nodes.length) + 200)));
    settle(nodes, edges, wide, high);
    var svg = sheet(kit, wide, high, kit.put(kit.said["graph-says"], { n: nodes.length, m: edges.length }));
    edges.forEach(function (edge) {
      var line = make("line", { x1: edge.one.x, y1: edge.one.y, x2: edge.other.x, y2: edge.other.y });
      var label = edge.one.name + (edge.name ? " " + edge.name + " " : " – ") + edge.other.name, holder = mark(svg, kit.sentence(edge.row), label, line);
      holder.setAttribute("class", "edge");
      if (!holder.getAttribute("href")) { holder.setAttribute("aria-hidden", "true"); }
      if (edge.name && edges.length <= 40) { svg.appendChild(make("text", { x: (edge.one.x + edge.other.x) / 2, y: (edge.one.y + edge.other.y) / 2 - 3, "class": "tick", "text-anchor": "middle" }, edge.name)); }
    });
    var boxes = [];
    nodes.slice().sort(function (a, b) { return b.degree - a.degree; }).forEach(function (each) {
      var r = 4 + Math.min(8, Math.sqrt(each.degree)), shape = make("circle", { cx: each.x, cy: each.y, r: r });
      mark(svg, kit.of(each.term), each.name, shape).setAttribute("class", each.term.type === "literal" ? "literal" : "thing");
      var name = cut(each.name, 16), long = size(name) * 13, right = each.x + r + 3 + long < wide, left = right ? each.x + r + 3 : each.x - r - 3 - long;
      var box = [left, each.y - 8, left + long, each.y + 8];
      if (boxes.length < 80 && clear(box, boxes)) {
        boxes.push(box);
        svg.appendChild(make("text", { x: right ? left : each.x - r - 3, y: each.y + 4, "class": "name", "text-anchor": right ? "start" : "end" }, name));
      }
    });
  }
  function clear(box, boxes) {
    return boxes.every(function (other) { return box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]; });
  }

  return {
    chart: { fits: function (found, kit) { return found.kind === "rows" && numeric(found, kit).length > 0; }, draw: chart },
    map: { fits: function (found, kit) { return found.kind === "rows" && placed(found, kit).length > 0; }, draw: map },
    graph: { fits: function (found, kit) { return found.kind === "graph" || naming(found, kit).concat(numeric(found, kit)).length > 1; }, draw: network }
  };
})();
