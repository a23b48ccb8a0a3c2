// A period that is chosen: it goes into the address, and what is told of it is shown beneath; the plot stays as it is.

const PARTS = ["#told", ".forms"]; // of the page, which depend on the period

function address(from, to) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries({ from, to, page: null })) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return `${url.pathname}${url.search}`;
}

let asked = 0;

export async function pick(from, to) {
  const url = address(from, to);
  if (url === `${location.pathname}${location.search}`) return;
  history.pushState(null, "", url);
  const number = ++asked;
  const answer = await fetch(url, { headers: { accept: "text/html" } });
  if (number !== asked) return; // another period was chosen meanwhile
  if (!answer.ok) return window.dragoman.show(url, { push: false });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of PARTS) {
    const [here, there] = [document.querySelector(part), page.querySelector(part)];
    if (here && there) here.replaceWith(document.adoptNode(there));
  }
}
