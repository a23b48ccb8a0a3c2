// What every page does: a form with `data-live` shows its answer as it is filled in, and the address follows.
import htmx from "htmx.org";

htmx.config.includeIndicatorCSS = false; // no style that the content security policy would refuse

function address(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
  const path = new URL(form.action, location.href).pathname;
  return query.size ? `${path}?${query}` : path;
}

async function show(url, { push = true } = {}) {
  if (push) history.pushState(null, "", url);
  await htmx.ajax("GET", url, { target: "#main", select: "#main", swap: "outerHTML" });
}

let waiting;
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-live]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => show(address(form)), 350);
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-live]");
  if (!form) return;
  event.preventDefault();
  clearTimeout(waiting);
  show(address(form));
});
window.addEventListener("popstate", () => show(location.href, { push: false }));

window.dragoman = { show };
