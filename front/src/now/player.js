// <dragoman-player>: a slider over the months of which anything is known, and a button that plays them.
import { addressed, long, number, short } from "./months.js";
import { fetched, turn } from "./turning.js";

const SPEEDS = [["slow", 2600], ["steady", 1400], ["fast", 800]];
const HARDLY = 0.01; // of all that is known: the slider leaves out what comes before
const BACK = 24; // months from the last with which playing begins again
const AHEAD = 3; // months that are fetched before they are shown

class Player extends HTMLElement {
  connectedCallback() {
    this.months = JSON.parse(this.querySelector("script").textContent);
    this.last = number(this.dataset.last);
    this.first = Math.min(this.#begins(), number(this.dataset.on), this.last);
    if (this.first === this.last) return;
    this.replaceChildren(this.querySelector("script"), ...this.#parts());
    this.#mark(number(this.dataset.on));
    this.ended = new AbortController();
    document.addEventListener("dragoman:picture", () => this.playing || this.#mark(number(this.dataset.on)), { signal: this.ended.signal });
  }

  disconnectedCallback() {
    this.ended?.abort();
    clearTimeout(this.waiting);
    this.playing = false;
  }

  // The month before which hardly anything is known: reports recall single events of long ago.
  #begins() {
    const all = this.months.reduce((sum, { told, coded }) => sum + told + coded, 0);
    let sum = 0;
    const first = this.months.find(({ told, coded }) => (sum += told + coded) > all * HARDLY);
    return number(first?.first ?? this.dataset.first);
  }

  #parts() {
    this.button = Object.assign(document.createElement("button"), { type: "button", textContent: "▶ Play" });
    this.button.addEventListener("click", () => (this.playing ? this.#stop() : this.#play()));
    this.speed = document.createElement("select");
    this.speed.setAttribute("aria-label", "Speed");
    this.speed.append(...SPEEDS.map(([name, wait]) => new Option(name, wait, name === "steady", name === "steady")));
    this.slider = Object.assign(document.createElement("input"), { type: "range", min: this.first, max: this.last, step: 1 });
    this.slider.setAttribute("aria-label", "Month");
    this.slider.addEventListener("input", () => this.#slide());
    this.slider.addEventListener("change", () => this.#slide("push"));
    this.output = document.createElement("output");
    const way = document.createElement("div");
    way.className = "way";
    way.append(this.#months(), this.slider);
    return [this.button, this.output, way, this.speed];
  }

  // How much is known of each month, above the slider: reports below, events coded by others above them.
  #months() {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const count = this.last - this.first + 1;
    svg.setAttribute("class", "months");
    svg.setAttribute("viewBox", `0 0 ${count} 20`);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    const months = this.months.filter(({ first }) => number(first) >= this.first);
    const most = Math.max(1, ...months.map(({ told, coded }) => told + coded));
    for (const { first, told, coded } of months) {
      const high = (amount) => (amount ? Math.max(1, 20 * Math.sqrt(amount / most)) : 0);
      const all = high(told + coded);
      const own = told ? Math.max(1, (all * told) / (told + coded)) : 0;
      for (const [height, from, kind] of [[own, 20, "told"], [all - own, 20 - own, "coded"]]) {
        if (height <= 0) continue;
        const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        for (const [name, value] of Object.entries({ x: number(first) - this.first, y: from - height, width: 0.9, height, class: kind })) bar.setAttribute(name, value);
        svg.append(bar);
      }
    }
    return svg;
  }

  #mark(month) {
    const shown = Math.min(Math.max(month, this.first), this.last);
    this.slider.value = shown;
    this.slider.setAttribute("aria-valuetext", long(shown));
    this.output.textContent = short(shown);
  }

  // While it is moved the address is replaced; where it comes to rest, the one before stays behind it.
  #slide(how = "replace") {
    if (this.playing) this.#stop();
    const month = Number(this.slider.value);
    this.#mark(month);
    if (how === "push") history.replaceState(null, "", this.from ?? location.href);
    else this.from ??= location.href;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => turn(addressed(month), { history: how }), how === "push" ? 0 : 90);
    if (how === "push") this.from = undefined;
  }

  #play() {
    this.playing = true;
    this.button.textContent = "❚❚ Pause";
    const now = Number(this.slider.value);
    history.pushState(null, "", location.href);
    this.#step(now >= this.last ? Math.max(this.first, this.last - BACK) : now + 1);
  }

  #stop() {
    this.playing = false;
    clearTimeout(this.waiting);
    this.button.textContent = "▶ Play";
  }

  async #step(month) {
    const begun = performance.now();
    this.#mark(month);
    await turn(addressed(month), { history: "replace" }).catch(() => this.#stop());
    if (!this.playing || !this.isConnected) return;
    if (month >= this.last) return this.#stop();
    const rest = Math.max(0, Number(this.speed.value) - (performance.now() - begun));
    this.waiting = setTimeout(() => this.playing && this.#step(month + 1), rest);
    this.#fetch(month + 1);
  }

  // What comes next, one after another, so that no more than one is asked for beside what is shown.
  async #fetch(month) {
    for (let next = month; this.playing && next <= Math.min(month + AHEAD - 1, this.last); next += 1) {
      await fetched(addressed(next)).catch(() => {});
    }
  }
}

customElements.define("dragoman-player", Player);
