// What-if: a line that is clicked turns the other way round, two actors that are clicked one after another get another
// tie; and a choice between the system as it is and as it would be.

let first = null;

function address(one, other) {
  const query = new URLSearchParams(location.search);
  const [before, second] = [query.get("one"), query.get("other")];
  if (before && second) query.append("change", `${before}~${second}~${query.get("to") ?? "flip"}`);
  for (const field of ["one", "other", "to", "chosen"]) query.delete(field);
  const again = query.getAll("change").filter((change) => [`${one}~${other}~`, `${other}~${one}~`].some((pair) => change.startsWith(pair)));
  if (again.length) {
    // What is changed already is turned back.
    const rest = query.getAll("change").filter((change) => !again.includes(change));
    query.delete("change");
    for (const change of rest) query.append("change", change);
  } else query.append("change", `${one}~${other}~flip`);
  return `${location.pathname}${query.size ? `?${query}` : ""}`;
}

document.addEventListener("dragoman:choose", (event) => {
  event.preventDefault();
  const stage = event.target.stage;
  const chosen = event.detail;
  if (!chosen) {
    first = null;
    return stage.choose(null);
  }
  const ends = chosen.split("~");
  if (ends.length === 1 && first === null) {
    first = chosen;
    stage.choose(chosen);
    const field = document.querySelector("#change-one");
    if (field) field.value = chosen;
    return;
  }
  const [one, other] = ends.length === 2 ? ends : [first, chosen];
  first = null;
  stage.choose(null);
  if (one !== other) window.dragoman.show(address(one, other));
});

class Otherwise extends HTMLElement {
  connectedCallback() {
    const network = () => document.querySelector("dragoman-network");
    const now = JSON.parse(this.querySelector("script").textContent);
    this.querySelector("fieldset").hidden = false;
    this.addEventListener("change", ({ target }) => {
      const then = JSON.parse(network().querySelector("script").textContent);
      network().show(target.value === "now" ? now : then);
    });
  }
}

customElements.define("dragoman-otherwise", Otherwise);
