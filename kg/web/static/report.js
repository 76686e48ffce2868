/* What all pages share: the language that was chosen, the citation, and the words of the search field. */
(function () {
  "use strict";
  function remember(key, value) { try { localStorage.setItem(key, value); } catch (error) { /* a private window */ } }
  document.querySelectorAll("[data-language]").forEach(function (link) {
    link.addEventListener("click", function () {
      remember("kg-language", link.dataset.language);
      link.href = link.href.split("#")[0].split("?")[0] + location.search + location.hash; // stays where the reader is
    });
  });
  if (/^https?:$/.test(location.protocol)) {
    document.querySelectorAll(".address").forEach(function (place) {
      place.textContent = location.href.split("#")[0].split("?")[0];
    });
  }
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var source = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", function () {
      var range = document.createRange();
      range.selectNodeContents(source);
      var chosen = getSelection();
      chosen.removeAllRanges();
      chosen.addRange(range);
      var done = function () { button.setAttribute("aria-live", "polite"); button.textContent = button.dataset.done || "✓"; };
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(source.textContent.trim()).then(done, function () {});
      } else if (document.execCommand("copy")) { done(); }
    });
  });
})();
