
(function () {
  "use strict";
  var last = null;
  function opened() { return document.querySelector(".kept:target, .kept :target"); }
  function fold(open) {
    document.querySelectorAll("details.evidence").forEach(function (d) { d.open = open; });
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link) return;
    if (link.getAttribute("href") === "#closed") {
      setTimeout(function () { if (last) last.focus({ preventScroll: true }); }, 0);
    } else if (!link.closest(".kept")) {
      last = link;
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !opened()) return;
    location.hash = "closed";
    if (last) last.focus({ preventScroll: true });
  });
  var all = document.getElementById("all");
  all.hidden = !document.querySelector("details.evidence");
  all.addEventListener("click", function () {
    var open = all.getAttribute("aria-pressed") !== "true";
    all.setAttribute("aria-pressed", String(open));
    fold(open);
  });
  addEventListener("beforeprint", function () { fold(true); });
})();
