// Keys, pages that change in place, search as one types. Without it everything works, by links and forms.
"use strict";

const typing = (where) => where.closest("input, textarea, select") !== null;
const told = () => document.getElementById("told");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (typing(event.target)) return;
  const found = document.querySelector(`[data-key~="${CSS.escape(event.key)}"]`);
  if (!found || found.disabled) return;
  event.preventDefault();
  if (event.repeat) return; // a key that is held is one press: of Backspace as of any other
  if (found.dataset.take !== undefined) {
    fill(found.dataset.take);
  } else if (found.matches("input, textarea")) {
    found.closest("details")?.setAttribute("open", "");
    found.focus();
    found.select();
  } else {
    found.click();
  }
});

function fill(name) {
  const field = document.getElementById("rendering");
  if (!field) return;
  field.value = name;
  field.focus();
}

// What somebody typed goes over to the same finding in another scope.
function keep(main) {
  const [before, after] = [document, main].map((one) => one.querySelector("form.decide"));
  if (!before || !after || before.action !== after.action) return;
  for (const one of before.querySelectorAll("textarea, select, input:not([type=hidden])")) {
    const there = after.elements[one.name];
    if (one.value && there && !there.value) there.value = one.value;
  }
  if (before.querySelector("details.more")?.open) after.querySelector("details.more")?.setAttribute("open", "");
}

let turn = 0; // a page that comes late does not replace a later one

async function swap(url, how, push) {
  const mine = ++turn;
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { ...how, headers: { "X-Swap": "1" }, credentials: "same-origin" });
    const html = await answer.text();
    if (mine !== turn) return;
    const page = new DOMParser().parseFromString(html, "text/html");
    const main = page.getElementById("main");
    if (!main || answer.url.includes("/login")) {
      location.assign(answer.url);
      return;
    }
    keep(main);
    document.getElementById("main").replaceWith(main);
    document.title = page.title;
    if (push) history.pushState(null, "", answer.headers.get("X-Here") || answer.url);
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
    const asked = main.querySelector("[role=alert], [role=status]") || main.querySelector("h1");
    told().textContent = asked ? asked.textContent : "";
    document.dispatchEvent(new Event("swapped"));
  } catch (error) {
    told().textContent = "";
    const main = document.getElementById("main");
    const said = document.createElement("p");
    said.className = "said";
    said.setAttribute("role", "alert");
    said.textContent = "The server does not answer. Nothing is lost: try again.";
    main.querySelectorAll(":scope > .said").forEach((one) => one.remove());
    main.prepend(said);
  } finally {
    document.body.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-tidy]")) {
    for (const one of form.elements) if (one.name && !one.value) one.disabled = true;
    setTimeout(() => { for (const one of form.elements) one.disabled = false; });
  }
  if (!form.matches("[data-swap]") || document.body.hasAttribute("aria-busy")) {
    if (form.matches("[data-swap]")) event.preventDefault();
    return;
  }
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  swap(form.action, { method: "POST", body: fields }, true);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  swap(link.href, {}, true);
});

addEventListener("popstate", () => swap(location.href, {}, false));

// Search as one types: what the form would show is put in place of what is shown.
let waiting = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-live]");
  if (!form || event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const url = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    const mine = ++turn;
    const answer = await fetch(url, { headers: { "X-Swap": "1" }, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector(form.dataset.live);
    if (mine !== turn || !found) return;
    document.querySelector(form.dataset.live).replaceWith(found);
    history.replaceState(null, "", url);
    told().textContent = found.dataset.told || "";
  }, 120);
});
