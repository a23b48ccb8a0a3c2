// Turn to another address without taking the page apart: parts with the same `data-part` change their content, the
// drawing and the map pass to the new picture. Pages fetched ahead are kept for a while.

const KEPT = 24;
const pages = new Map();

// The page of an address, as a document; fetched once.
export function fetched(url) {
  if (!pages.has(url)) {
    const page = fetch(url, { headers: { accept: "text/html" } }).then(async (answer) => {
      const text = await answer.text();
      return { found: answer.ok, page: new DOMParser().parseFromString(text, "text/html") };
    });
    page.catch(() => pages.delete(url));
    pages.set(url, page);
    for (const old of [...pages.keys()].slice(0, -KEPT)) pages.delete(old);
  } else {
    const page = pages.get(url);
    pages.delete(url);
    pages.set(url, page);
  }
  return pages.get(url);
}

let wanted = null;

// Turn to an address; false where another was wanted meanwhile, or the page is of another shape and was shown whole.
export async function turn(url, { history: how = "push" } = {}) {
  wanted = url;
  const { found, page } = await fetched(url);
  if (wanted !== url) return false;
  if (how === "push") history.pushState(null, "", url);
  else if (how === "replace") history.replaceState(null, "", url);
  if (!found || !page.querySelector("dragoman-network") || !document.querySelector("dragoman-network")) {
    await window.dragoman.show(url, { push: false });
    return false;
  }
  put(page);
  return true;
}

function put(page) {
  document.title = page.title;
  for (const part of document.querySelectorAll("[data-part]")) {
    const other = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (other && part.innerHTML !== other.innerHTML) part.replaceChildren(...[...other.childNodes].map((node) => document.adoptNode(node)));
  }
  const forms = page.querySelector("p.forms");
  if (forms) document.querySelector("p.forms")?.replaceWith(document.adoptNode(forms));
  for (const field of page.querySelectorAll("form.filters [name]")) {
    const here = document.querySelector(`form.filters [name="${CSS.escape(field.name)}"]`);
    if (here && here !== document.activeElement && here.type !== "checkbox") here.value = field.value;
  }
  for (const name of ["dragoman-network", "dragoman-map", "dragoman-player"]) {
    const [here, other] = [document.querySelector(name), page.querySelector(name)];
    if (!here || !other) continue;
    for (const attribute of ["data-on", "data-label", "data-chosen"]) {
      if (other.hasAttribute(attribute)) here.setAttribute(attribute, other.getAttribute(attribute));
    }
  }
  const picture = JSON.parse(page.querySelector("dragoman-network script").textContent);
  document.querySelector("dragoman-network").show(picture);
  document.dispatchEvent(new CustomEvent("dragoman:picture", { detail: picture }));
}
