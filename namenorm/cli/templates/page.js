// Enhancements only: without them each note stands at the top of its paragraph, and everything can be read and opened.
(() => {
  "use strict";
  const wide = matchMedia("screen and (min-width: 66rem)");
  const notes = [...document.querySelectorAll(".row > .note")];
  const markOf = (note) => document.getElementById(note.id.replace(/-n(\d+)$/, "-m$1"));

  // A note floats in the margin: pushing it down to its mark's line keeps it clear of the note above.
  function place() {
    for (const note of notes) note.style.marginTop = "";
    if (!wide.matches) return;
    for (const note of notes) {
      const mark = markOf(note);
      if (!mark) continue;
      const down = mark.getBoundingClientRect().top - note.getBoundingClientRect().top - 6;
      if (down > 0) note.style.marginTop = `${down}px`;
    }
  }

  function light(event, on) {
    const from = event.target.closest?.(".mark, .note");
    if (!from) return;
    const note = from.matches(".note") ? from : document.querySelector(from.hash);
    const mark = note && markOf(note);
    note?.classList.toggle("lit", on);
    mark?.classList.toggle("lit", on);
  }

  function openTarget() {
    const target = location.hash && document.querySelector(location.hash);
    if (target instanceof HTMLDetailsElement) target.open = true;
  }

  // Evidence that is folded away would be lost on paper.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
  document.addEventListener("toggle", place, true);
  document.addEventListener("mouseover", (event) => light(event, true));
  document.addEventListener("mouseout", (event) => light(event, false));
  addEventListener("hashchange", openTarget);
  addEventListener("resize", place);
  wide.addEventListener("change", place);
  document.fonts?.ready.then(place);
  openTarget();
  place();
})();
