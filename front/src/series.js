// <time-series>: what passes over time, cooperation upwards and conflict downwards, with what changed and a period to choose.
import { Brush } from "./series/brush.js";
import { draw } from "./series/plot.js";
import { pick } from "./series/period.js";

class TimeSeries extends HTMLElement {
  connectedCallback() {
    const data = JSON.parse(this.querySelector("script").textContent);
    const place = this.querySelector(".plot");
    if (!place || data.firsts.length < 1) return;
    place.replaceChildren();
    this.plot = draw(place, data);
    if (this.hasAttribute("brush")) {
      this.brush = new Brush(this, this.plot, data, (from, to) => pick(from, to));
    }
    this.resized = new ResizeObserver(() => this.fit(place));
    this.resized.observe(place);
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.recolour = () => this.plot.redraw(false);
    this.dark.addEventListener("change", this.recolour);
    document.addEventListener("dragoman:theme", this.recolour);
    this.dataset.drawn = "true";
  }

  disconnectedCallback() {
    this.resized?.disconnect();
    this.dark?.removeEventListener("change", this.recolour);
    document.removeEventListener("dragoman:theme", this.recolour);
    this.plot?.destroy();
    this.plot = undefined;
  }

  fit(place) {
    const width = Math.floor(place.clientWidth);
    if (this.plot && width > 0 && width !== this.plot.width) {
      this.plot.setSize({ width, height: this.plot.height });
      this.brush?.show();
    }
  }
}

customElements.define("time-series", TimeSeries);
