// <dragoman-map>: states in the colour, hatch and letter of their bloc, with the ties of the one that is chosen, else all
// that have a sign.
import { geoCentroid, geoContains, geoEqualEarth, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import world from "world-atlas/countries-110m.json";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT] = [960, 440];
const ANTARCTICA = "010";
const WAYS = { "+": "friendly", "-": "hostile" };
// How each colour is hatched: angle and distance of the lines; none for the first, which is whole.
const HATCHES = [null, null, [45, 6], [135, 6], [0, 5], [90, 5], [45, 3.5], [135, 3.5], [0, 3]];

const countries = feature(world, world.objects.countries).features.filter(({ id }) => id !== ANTARCTICA);
const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: "FeatureCollection", features: countries });
const path = geoPath(projection);
const outline = new Map(countries.map((country) => [country.id ?? country.properties.name, path(country)]));

const area = new Map(countries.map((country) => [country.id ?? country.properties.name, path.area(country)]));
const shapes = new Map(countries.map((country) => [country.id ?? country.properties.name, country]));
const middles = new Map();
const ROOM = 160; // pixels of land that have room for a letter
const LETTER = 11; // its height in pixels of the screen, as that of a dot is given too
const DOT = 4;
const MOST = 40; // ties that are drawn: those of the one that is chosen, else the heaviest with a sign

// Where a state's letter and ties stand: the middle of its people where that is on its land, as that of Canada is not, else
// the middle of the largest part of the land.
function middle({ id, land }) {
  if (!middles.has(id)) {
    const told = [land.longitude, land.latitude];
    const own = land.shapes.map((mark) => shapes.get(mark)).filter(Boolean);
    const within = !own.length || own.some((shape) => geoContains(shape, told));
    middles.set(id, within ? told : geoCentroid(largest(own)));
  }
  return middles.get(id);
}

function largest(some) {
  const parts = some.flatMap(({ geometry: { type, coordinates } }) => (type === "Polygon" ? [coordinates] : coordinates));
  return parts.map((coordinates) => ({ type: "Polygon", coordinates })).sort((one, other) => path.area(other) - path.area(one))[0];
}

function drawn(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

class WorldMap extends HTMLElement {
  connectedCallback() {
    this.ended = new AbortController();
    const { signal } = this.ended;
    this.svg = drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": this.dataset.label });
    this.#hatches();
    this.lands = this.svg.appendChild(drawn("g", {}));
    this.lines = this.svg.appendChild(drawn("g", {}));
    this.letters = this.svg.appendChild(drawn("g", {}));
    for (const [mark, shape] of outline) this.lands.append(drawn("path", { d: shape, class: "land", "data-mark": mark }));
    this.lands.append(drawn("path", { d: path(mesh(world, world.objects.countries, (a, b) => a !== b && a.id !== ANTARCTICA)), class: "border", fill: "none" }));
    this.append(this.svg);
    document.addEventListener("dragoman:picture", ({ detail }) => this.show(detail), { signal });
    this.svg.addEventListener("click", (event) => this.#choose(event.target.dataset.actor), { signal });
    this.picture = JSON.parse(document.querySelector("dragoman-network script").textContent);
    // Letters and dots are as large on a small map as on a large one, so that fewer of them have room.
    this.resized = new ResizeObserver(() => this.show(this.picture));
    this.resized.observe(this.svg);
    this.show(this.picture);
  }

  disconnectedCallback() {
    this.ended.abort();
    this.resized.disconnect();
  }

  show(picture) {
    this.picture = picture;
    this.pixel = WIDTH / (this.svg.clientWidth || WIDTH);
    this.svg.setAttribute("aria-label", this.dataset.label);
    const chosen = this.dataset.chosen.split("~").filter(Boolean);
    const colour = new Map(picture.blocs.map((bloc) => [bloc.letter, bloc.colour]));
    const own = new Map();
    for (const actor of picture.actors) {
      for (const mark of actor.land?.shapes ?? []) own.set(mark, own.get(mark) ?? actor);
    }
    for (const shape of this.lands.querySelectorAll(".land")) this.#paint(shape, own.get(shape.dataset.mark), colour, chosen);
    const onMap = picture.actors.filter((actor) => actor.land?.latitude != null);
    const small = onMap.filter((actor) => !actor.land.shapes.some((mark) => outline.has(mark)));
    const places = new Map(onMap.map((actor) => [actor.id, middle(actor)]));
    this.letters.replaceChildren(...small.map((actor) => this.#dot(actor, colour, chosen)), ...this.#letters(onMap));
    this.#ties(picture, chosen, places);
    this.dataset.drawn = "true";
  }

  #paint(shape, actor, colour, chosen) {
    shape.setAttribute("class", `land${actor ? " in" : ""}${actor && !actor.bloc ? " alone" : ""}${actor && chosen.includes(actor.id) ? " chosen" : ""}`);
    if (actor?.bloc && colour.get(actor.bloc)) shape.setAttribute("fill", `url(#hatch-${colour.get(actor.bloc)})`); else shape.removeAttribute("fill");
    shape.style.fill = actor?.bloc && colour.get(actor.bloc) ? `url(#hatch-${colour.get(actor.bloc)})` : "";
    if (actor) shape.dataset.actor = actor.id; else delete shape.dataset.actor;
    shape.replaceChildren(...(actor ? [this.#title(actor)] : []));
  }

  #title(actor) {
    const title = document.createElementNS(SVG, "title");
    title.textContent = `${actor.name}: ${actor.bloc ? `bloc ${actor.bloc}` : "stands alone"}`;
    return title;
  }

  // A state too small for the map, as a dot.
  #dot(actor, colour, chosen) {
    const [x, y] = projection(middle(actor));
    const dot = drawn("circle", { cx: x, cy: y, r: DOT * this.pixel, class: `land in${actor.bloc ? "" : " alone"}${chosen.includes(actor.id) ? " chosen" : ""}`, "data-actor": actor.id });
    if (actor.bloc && colour.get(actor.bloc)) dot.style.fill = `url(#hatch-${colour.get(actor.bloc)})`;
    dot.append(this.#title(actor));
    return dot;
  }

  // The letters of blocs, the strongest first, each where its land has room for it and no other letter stands.
  #letters(actors) {
    const taken = [];
    const far = LETTER * this.pixel;
    return actors.filter((actor) => actor.bloc && actor.land.shapes.some((mark) => area.get(mark) > ROOM * this.pixel)).flatMap((actor) => {
      const [x, y] = projection(middle(actor));
      if (taken.some((other) => Math.hypot(x - other[0], y - other[1]) < far)) return [];
      taken.push([x, y]);
      const text = drawn("text", { x, y, "font-size": far });
      text.textContent = actor.bloc;
      return [text];
    });
  }

  #ties(picture, chosen, places) {
    const own = picture.ties.filter((tie) => (chosen.length ? chosen.every((id) => id === tie.one || id === tie.other) : tie.sign)).slice(0, MOST);
    const lines = own.filter((tie) => places.has(tie.one) && places.has(tie.other)).map((tie) => drawn("path", {
      d: path({ type: "LineString", coordinates: [places.get(tie.one), places.get(tie.other)] }) ?? "",
      class: `tie ${WAYS[tie.sign] ?? "undecided"}${tie.thin && tie.sign ? " thin" : ""}`,
    }));
    this.lines.replaceChildren(...lines);
  }

  #hatches() {
    const made = this.svg.appendChild(drawn("defs", {}));
    HATCHES.forEach((hatch, number) => {
      if (!number) return;
      const far = hatch?.[1] ?? 8;
      const pattern = drawn("pattern", { id: `hatch-${number}`, width: far, height: far, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${hatch?.[0] ?? 0})` });
      const ground = drawn("rect", { width: far, height: far });
      ground.style.fill = `var(--bloc-${number})`;
      pattern.append(ground);
      if (hatch) pattern.append(drawn("line", { x1: 0, y1: 0, x2: far, y2: 0, class: "hatch" }));
      made.append(pattern);
    });
  }

  #choose(id) {
    if (!id) return;
    const query = new URLSearchParams(location.search);
    query.set("chosen", id);
    (window.dragoman.turn ?? window.dragoman.show)(`${location.pathname}?${query}`);
  }
}

customElements.define("dragoman-map", WorldMap);
