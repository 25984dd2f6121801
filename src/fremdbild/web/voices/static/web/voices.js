// What is selected in the text goes into the first empty row; the page works without it.
(function () {
  "use strict";
  var written = document.getElementById("written");
  if (!written || !window.getSelection) return;
  document.addEventListener("selectionchange", function () {
    var chosen = window.getSelection();
    if (!chosen.rangeCount || !written.contains(chosen.anchorNode) || !written.contains(chosen.focusNode)) return;
    var passage = chosen.toString().trim();
    var row = written.dataset.row && document.querySelector("[name=passage" + written.dataset.row + "]");
    if (!passage) return;
    if (!row || row.dataset.kept) {
      for (var number = 1; number <= 4; number += 1) {
        var next = document.querySelector("[name=passage" + number + "]");
        if (next && !next.value) { row = next; written.dataset.row = String(number); break; }
      }
    }
    if (row && !row.dataset.kept) row.value = passage;
  });
  written.addEventListener("pointerdown", function () {
    var row = written.dataset.row && document.querySelector("[name=passage" + written.dataset.row + "]");
    if (row && row.value) row.dataset.kept = "yes";
    delete written.dataset.row;
  });
})();
