// What every page does: a form with `data-live` shows its answer as it is filled in, and the address follows.
import htmx from "htmx.org";

htmx.config.includeIndicatorCSS = false; // no style that the content security policy would refuse
htmx.config.history = false; // the address is ours to keep

let asking = null; // the answer that is on its way: none other may take its place
let waiting = null; // until somebody has stopped typing

function address(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
  const path = new URL(form.action, location.href).pathname;
  return query.size ? `${path}?${query}` : path;
}

// Drop what is on its way, since something later is asked for.
function drop() {
  asking?.abort();
  clearTimeout(waiting);
  asking = waiting = null;
}

async function show(url, { push = true } = {}) {
  drop();
  const mine = (asking = new AbortController());
  if (push) history.pushState(null, "", url);
  let text;
  try {
    const answer = await fetch(url, { signal: mine.signal });
    text = await answer.text();
    if (answer.redirected && mine === asking) history.replaceState(null, "", answer.url + location.hash);
  } catch (fault) {
    if (mine === asking) location.assign(url); // the browser says best that nobody answers
    return;
  }
  if (mine !== asking) return;
  asking = null;
  await htmx.swap({ text, target: "#main", select: "#main", swap: "outerHTML", sourceElement: document.body });
  carry(text);
}

// What was filled in goes along to other pages: links of the bar are those of the answer.
function carry(text) {
  const bar = new DOMParser().parseFromString(text, "text/html").querySelector("header.bar");
  for (const part of document.querySelectorAll("header.bar > :is(a, nav)")) {
    const other = bar?.querySelector(`:scope > ${part.localName}`);
    if (other && !part.contains(document.activeElement)) part.replaceWith(other);
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-live]");
  if (!form) return;
  drop();
  waiting = setTimeout(() => show(address(form)), 350);
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-live]");
  if (!form) return;
  event.preventDefault();
  show(address(form));
});
// Whether the address is that of what is shown, and only the place on the page another.
function isShown() {
  const forms = document.querySelector("p.forms a");
  return forms?.pathname === `${location.pathname}.json` && forms.search === location.search;
}

window.addEventListener("popstate", () => isShown() || show(location.href, { push: false }));

window.dragoman = { show };
