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
  var form = document.querySelector("[data-asking]"), box = document.querySelector("[data-results]");
  if (!form || !box || !window.fetch) { return; }
  var text = form.querySelector("textarea"), whole = document.querySelector("[data-whole]");
  var shown = window.kgResults(box, {
    text: function () { return text.value; }, run: form.querySelector("button"),
    done: function () { if (whole) { whole.hidden = true; } } // what was edited is saved below the rows
  });
  box.querySelector("[data-views]").hidden = !box.querySelector("[data-result] table");
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    shown.run();
  });
  text.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
  });
})();
