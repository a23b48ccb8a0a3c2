// A sentence or a paragraph with its claims: who points at a claim, or comes to it with the keyboard, sees what that one is
// made of and nothing else; who points at a sentence sees which claims are read from it.
const PARTS = ["initiator", "act", "recipient", "against", "source", "cue"];

function has(mark, part, number) {
  return (mark.dataset[part] ?? "").split(" ").includes(number);
}

class SentenceClaims extends HTMLElement {
  connectedCallback() {
    this.over = (event) => this.point(event.target);
    this.out = () => this.point(document.activeElement);
    this.addEventListener("pointerover", this.over);
    this.addEventListener("pointerleave", this.out);
    this.addEventListener("focusin", this.over);
    this.addEventListener("focusout", this.out);
  }

  disconnectedCallback() {
    this.removeEventListener("pointerover", this.over);
    this.removeEventListener("pointerleave", this.out);
    this.removeEventListener("focusin", this.over);
    this.removeEventListener("focusout", this.out);
  }

  // What is pointed at: a claim, a sentence, or neither.
  point(target) {
    const within = target instanceof Element && this.contains(target) ? target : null;
    this.mark(within?.closest("[data-number]")?.dataset.number ?? null);
    this.note(within?.closest("[data-claims]")?.dataset.claims.split(" ") ?? []);
  }

  // The marks of one claim (its number), or those of all.
  mark(number) {
    for (const mark of this.querySelectorAll("mark")) {
      const all = PARTS.filter((part) => part in mark.dataset);
      const shown = number === null ? all : all.filter((part) => has(mark, part, number));
      mark.className = shown.length ? shown.join(" ") : "off";
      mark.classList.toggle("lit", number !== null && shown.length > 0);
    }
    for (const sentence of this.querySelectorAll("[data-claims]"))
      sentence.classList.toggle("on", number !== null && sentence.dataset.claims.split(" ").includes(number));
  }

  // The claims of a sentence stand out.
  note(numbers) {
    for (const claim of this.querySelectorAll(".claim[data-number]")) claim.classList.toggle("on", numbers.includes(claim.dataset.number));
  }
}

customElements.define("sentence-claims", SentenceClaims);

// A link to a claim opens it and shows its marks.
function arrive() {
  const claim = location.hash.startsWith("#claim-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!claim) return;
  claim.open = true;
  claim.querySelector("summary")?.focus({ preventScroll: true });
  claim.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", arrive);
addEventListener("load", arrive); // then, as the browser puts the focus elsewhere when it has gone to the place itself

// "/" leads to the box in the bar, from wherever nobody is writing.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  document.getElementById("find")?.focus();
});
