// <dragoman-network>: the ties of a picture as a drawing. The picture is the JSON within it; what is chosen is in the
// address. One drawing is kept while the page's #main is swapped, so that it passes from one picture to the next.
import { onRecolour } from "./network/colours.js";
import { Stage } from "./network/stage.js";

const NO_DRAWING = "This browser draws no WebGL, so that there is no network here: the table of ties tells the same.";
const GONE = 1500; // milliseconds after which a drawing without a page is let go
const SIGNS = { "+": "+ friendly", "-": "− hostile" };

let kept = null;

class Network extends HTMLElement {
  connectedCallback() {
    this.ended = new AbortController();
    const { signal } = this.ended;
    const stage = kept ?? new Stage();
    clearTimeout(stage.letGo);
    kept = this.stage = stage;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", this.dataset.label);
    this.append(stage.root);
    if (!stage.open()) return this.#without();
    stage.root.tabIndex = 0;
    stage.root.setAttribute("role", "application");
    stage.root.setAttribute("aria-label", `${this.dataset.label}. Arrow keys go from actor to actor, Enter opens one.`);
    this.append(this.#tip(), this.#buttons());
    stage.addEventListener("drawn", () => (this.dataset.drawn = "true"), { signal });
    stage.addEventListener("point", ({ detail }) => this.#tell(detail), { signal });
    stage.addEventListener("choose", ({ detail }) => this.#choose(detail), { signal });
    stage.root.addEventListener("keydown", (event) => this.#key(event), { signal });
    stage.root.addEventListener("blur", () => stage.point(null), { signal });
    // The wheel and one finger move the page; with Ctrl, or two fingers, the drawing.
    stage.root.addEventListener("wheel", (event) => event.ctrlKey || event.stopPropagation(), { signal, capture: true });
    stage.root.addEventListener("touchstart", (event) => event.touches.length > 1 || event.stopPropagation(), { signal, capture: true });
    onRecolour(() => stage.recolour(), signal);
    this.#follow(signal);
    this.resized = new ResizeObserver(() => stage.sigma?.resize() && stage.sigma.scheduleRefresh());
    this.resized.observe(stage.root);
    this.show(JSON.parse(this.querySelector("script").textContent));
  }

  disconnectedCallback() {
    this.ended.abort();
    this.resized?.disconnect();
    const { stage } = this;
    stage.letGo = setTimeout(() => {
      if (stage.root.isConnected) return;
      stage.close();
      if (kept === stage) kept = null;
    }, GONE);
  }

  // Another picture in the place of this.
  show(picture) {
    this.dataset.drawn = "false";
    this.picture = picture;
    this.stage.show(picture);
    this.stage.choose(this.#asked());
  }

  #asked() {
    return new URLSearchParams(location.search).get("chosen");
  }

  #without() {
    this.stage.root.remove();
    const words = document.createElement("p");
    words.className = "nothing";
    words.textContent = NO_DRAWING;
    this.append(words);
    this.dataset.drawn = "without";
  }

  #tip() {
    this.tip = document.createElement("p");
    this.tip.className = "tip";
    this.tip.hidden = true;
    this.tip.setAttribute("aria-live", "polite");
    return this.tip;
  }

  #buttons() {
    const bar = document.createElement("div");
    bar.className = "zoom";
    for (const [sign, label, act] of [
      ["+", "Nearer", () => this.stage.zoom(1.5)], ["−", "Farther", () => this.stage.unzoom(1.5)], ["⤢", "Whole", () => this.stage.zoom()],
    ]) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign, title: label, className: "second" });
      button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      bar.append(button);
    }
    return bar;
  }

  // What is pointed at elsewhere on the page is pointed at here.
  #follow(signal) {
    const main = this.closest("main") ?? document;
    const at = (event) => event.target.closest?.("[data-actor], [data-tie]");
    for (const [event, on] of [["pointerover", true], ["focusin", true], ["pointerout", false], ["focusout", false]]) {
      main.addEventListener(event, (happened) => {
        const found = at(happened);
        if (found && !this.contains(found)) this.stage.point(on ? found.dataset.actor ?? found.dataset.tie : null);
      }, { signal });
    }
  }

  #tell(id) {
    this.tip.hidden = !id;
    if (!id) return;
    const { x, y } = this.stage.at(id);
    this.tip.textContent = this.words(id);
    const wide = this.stage.root.clientWidth;
    this.tip.style.left = `${Math.max(0, Math.min(x + 14, wide - this.tip.offsetWidth - 4))}px`;
    this.tip.style.top = `${Math.max(0, y + 14)}px`;
  }

  // An actor or a tie in a line.
  words(id) {
    const name = (one) => this.picture.actors.find((actor) => actor.id === one)?.name ?? one;
    const actor = this.picture.actors.find((one) => one.id === id);
    if (actor) {
      const bloc = actor.bloc ? `bloc ${actor.bloc}${actor.ambiguous ? ", or elsewhere" : ""}` : "stands alone";
      return `${actor.name}: ${bloc}; friends ${actor.friends}, enemies ${actor.enemies}`;
    }
    const tie = this.picture.ties.find(({ one, other }) => `${one}~${other}` === id);
    if (!tie) return "";
    const marks = [tie.thin && tie.sign && "thin evidence", tie.coded && "coded events alone"].filter(Boolean);
    const weight = tie.sign ? `, weight ${tie.weight.toFixed(2)}` : "";
    const acts = tie.lean === null ? "" : `; acts: ${tie.cooperation} of cooperation, ${tie.conflict} of conflict`;
    return [`${name(tie.one)} – ${name(tie.other)}: ${SIGNS[tie.sign] ?? "undecided"}${weight}`, ...marks].join(", ") + acts;
  }

  #choose(id) {
    const wanted = new CustomEvent("dragoman:choose", { bubbles: true, cancelable: true, detail: id });
    if (!this.dispatchEvent(wanted)) return;
    const query = new URLSearchParams(location.search);
    if (id) query.set("chosen", id); else query.delete("chosen");
    const url = `${location.pathname}${query.size ? `?${query}` : ""}`;
    (window.dragoman.turn ?? window.dragoman.show)(url);
  }

  #key(event) {
    const order = this.picture.actors.map((actor) => actor.id);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      const at = order.indexOf(this.stage.pointed ?? this.stage.chosen);
      this.stage.point(order[at < 0 ? 0 : (at + step + order.length) % order.length]);
    } else if (event.key === "Enter" && this.stage.pointed) this.#choose(this.stage.pointed);
    else if (event.key === "Escape" && this.stage.chosen) this.#choose(null);
    else return;
    event.preventDefault();
  }
}

customElements.define("dragoman-network", Network);
