// The drawing: a graph, what of it is chosen or pointed at, and how it passes from one picture to the next.
import Graph from "graphology";
import Sigma from "sigma";
import { colours, faded, mixed } from "./colours.js";
import { arrange } from "./layout.js";
import { Lines } from "./lines.js";
import { write } from "./names.js";

const PASS = 650; // milliseconds from one picture to the next
const DASHES = { "+": undefined, "-": [7, 5], none: [1.5, 4] };
const still = matchMedia("(prefers-reduced-motion: reduce)");

export const key = (one, other) => `${one}~${other}`;

export class Stage extends EventTarget {
  constructor() {
    super();
    this.root = document.createElement("div");
    this.root.className = "stage";
    this.graph = new Graph({ type: "undirected" });
    this.places = new Map();
    this.crowd = 1; // 1 where lines are few, towards 0 where they are many
    this.pointed = null; // id of an actor, or of a tie as IRN~RUS
    this.chosen = null;
  }

  // To be called once the root is in the page and has a size; false where nothing can be drawn.
  open() {
    if (this.sigma) return true;
    if (!window.WebGLRenderingContext || !document.createElement("canvas").getContext("webgl2")) return false;
    this.look = colours();
    this.sigma = new Sigma(this.graph, this.root, {
      allowInvalidContainer: true,
      renderLabels: false,
      defaultDrawNodeHover: () => {},
      edgeProgramClasses: { line: Lines },
      defaultEdgeType: "line",
      enableEdgeEvents: true,
      zIndex: true,
      stagePadding: 24,
      minEdgeThickness: 0.5,
      minCameraRatio: 0.2,
      maxCameraRatio: 2,
      nodeReducer: (id, data) => this.#node(id, data),
      edgeReducer: (id, data) => this.#edge(id, data),
    });
    this.sigma.createCanvasContext("written", { style: { pointerEvents: "none" } });
    this.written = this.root.querySelector(".sigma-written").getContext("2d");
    this.sigma.resize(true); // the new layer too
    this.root.append(this.root.querySelector(".sigma-mouse")); // on top, where the pointer is
    this.sigma.on("afterRender", () => this.#write());
    for (const [event, what] of [["Node", "node"], ["Edge", "edge"]]) {
      this.sigma.on(`enter${event}`, (at) => this.point(at[what]));
      this.sigma.on(`leave${event}`, () => this.point(null));
      this.sigma.on(`click${event}`, (at) => this.dispatchEvent(new CustomEvent("choose", { detail: at[what] })));
    }
    this.sigma.on("clickStage", () => this.chosen && this.dispatchEvent(new CustomEvent("choose", { detail: null })));
    return true;
  }

  close() {
    cancelAnimationFrame(this.frame);
    this.sigma?.kill();
    this.root.remove();
  }

  // Pass to another picture: what stays moves to its new place, what is new grows, what has gone shrinks.
  show(picture) {
    this.picture = picture;
    const ratio = this.#ratio();
    this.places = arrange(picture.actors, picture.ties, this.places, ratio);
    this.sigma.setCustomBBox({ x: [-ratio, ratio], y: [-1, 1] });
    this.#aim();
    this.#pass(this.opened && !still.matches ? PASS : 0);
    this.opened = true;
  }

  recolour() {
    this.look = colours();
    this.graph.forEachNode((id, data) => this.graph.setNodeAttribute(id, "color", this.#fill(data)));
    this.graph.forEachEdge((id, data) => this.graph.setEdgeAttribute(id, "color", this.#ink(data)));
    this.sigma?.refresh();
  }

  // Point at an actor or a tie; null at none.
  point(id) {
    if (id === this.pointed) return;
    this.pointed = id && (this.graph.hasNode(id) || this.graph.hasEdge(id)) ? id : null;
    this.root.style.cursor = this.pointed ? "pointer" : "";
    this.sigma?.refresh({ skipIndexation: true });
    this.dispatchEvent(new CustomEvent("point", { detail: this.pointed }));
  }

  choose(id) {
    this.chosen = id && (this.graph.hasNode(id) || this.graph.hasEdge(id)) ? id : null;
    this.sigma?.refresh({ skipIndexation: true });
  }

  // Where something stands in the drawing, in pixels.
  at(id) {
    if (this.graph.hasNode(id)) return this.sigma.graphToViewport(this.graph.getNodeAttributes(id));
    const [one, other] = this.graph.extremities(id).map((end) => this.sigma.graphToViewport(this.graph.getNodeAttributes(end)));
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  }

  zoom(factor) {
    const camera = this.sigma.getCamera();
    const options = { duration: still.matches ? 0 : 200 };
    if (factor) camera.animatedZoom({ ...options, factor }); else camera.animatedReset(options);
  }

  unzoom(factor) {
    this.sigma.getCamera().animatedUnzoom({ duration: still.matches ? 0 : 200, factor });
  }

  #ratio() {
    return Math.max(this.root.clientWidth / Math.max(this.root.clientHeight, 1), 0.6);
  }

  // What the graph is to become.
  #aim() {
    const { actors, ties, blocs } = this.picture;
    const colour = new Map(blocs.map((bloc) => [bloc.letter, bloc.colour]));
    const shown = new Set(actors.map((actor) => actor.id));
    const scale = 11 - Math.min(actors.length, 120) / 30;
    actors.forEach((actor, rank) => {
      const aim = { ...this.places.get(actor.id), size: scale * (0.65 + 0.75 * (1 - rank / actors.length) ** 2) };
      const told = { label: actor.name, letter: actor.bloc, bloc: colour.get(actor.bloc) ?? 0, rank, aim, leaves: false };
      if (this.graph.hasNode(actor.id)) this.graph.mergeNodeAttributes(actor.id, told);
      else this.graph.addNode(actor.id, { ...told, x: aim.x, y: aim.y, size: this.opened ? 0.1 : aim.size });
      this.graph.setNodeAttribute(actor.id, "color", this.#fill(this.graph.getNodeAttributes(actor.id)));
    });
    this.graph.forEachNode((id) => shown.has(id) || this.graph.mergeNodeAttributes(id, { leaves: true }));
    this.crowd = Math.min(1, Math.sqrt(70 / Math.max(ties.filter((tie) => tie.sign).length, 1)));
    const tied = new Set(ties.map((tie) => key(tie.one, tie.other)));
    for (const tie of ties) {
      const id = key(tie.one, tie.other);
      const told = { tie, sign: tie.sign ?? "none", aim: tie.sign ? (1.4 + 3 * tie.weight) * Math.max(this.crowd, 0.4) : 0.8, leaves: false };
      if (this.graph.hasEdge(id)) this.graph.mergeEdgeAttributes(id, told);
      else this.graph.addEdgeWithKey(id, tie.one, tie.other, { ...told, type: "line", size: this.opened ? 0.1 : told.aim });
      this.graph.mergeEdgeAttributes(id, { dash: DASHES[told.sign], color: this.#ink(this.graph.getEdgeAttributes(id)) });
    }
    this.graph.forEachEdge((id) => tied.has(id) || this.graph.mergeEdgeAttributes(id, { leaves: true, aim: 0.1 }));
  }

  #pass(time) {
    cancelAnimationFrame(this.frame);
    const nodes = this.graph.mapNodes((id, { x, y, size }) => [id, { x, y, size }]);
    const edges = this.graph.mapEdges((id, { size }) => [id, size]);
    const begin = performance.now();
    const step = (now) => {
      const part = time ? Math.min(Math.max((now - begin) / time, 0), 1) : 1;
      const eased = part * part * (3 - 2 * part);
      const between = (from, to) => from + (to - from) * eased;
      for (const [id, from] of nodes) {
        const { aim, leaves } = this.graph.getNodeAttributes(id);
        const size = between(from.size, leaves ? 0.1 : aim.size);
        this.graph.mergeNodeAttributes(id, leaves ? { size } : { x: between(from.x, aim.x), y: between(from.y, aim.y), size });
      }
      for (const [id, from] of edges) this.graph.setEdgeAttribute(id, "size", between(from, this.graph.getEdgeAttribute(id, "aim")));
      if (part < 1) this.frame = requestAnimationFrame(step);
      else this.#drop();
    };
    step(begin);
  }

  // Take out what has gone, and say that the picture is drawn.
  #drop() {
    this.graph.filterEdges((_, data) => data.leaves).forEach((id) => this.graph.dropEdge(id));
    this.graph.filterNodes((_, data) => data.leaves).forEach((id) => this.graph.dropNode(id));
    if (this.pointed && !this.graph.hasNode(this.pointed) && !this.graph.hasEdge(this.pointed)) this.point(null);
    this.sigma.refresh();
    requestAnimationFrame(() => this.dispatchEvent(new Event("drawn")));
  }

  #fill(data) {
    return this.look.blocs[data.bloc];
  }

  // Friends in a crowd are paler than foes, who are fewer and say more.
  #ink({ tie, sign }) {
    const full = sign === "+" ? 0.35 + 0.6 * this.crowd : 0.95;
    return faded(this.look.ties[sign], sign === "none" ? 0.65 : tie.thin ? full * 0.55 : full);
  }

  // The actor or tie that stands out.
  #focus() {
    return this.pointed ?? (this.chosen && (this.graph.hasNode(this.chosen) || this.graph.hasEdge(this.chosen)) ? this.chosen : null);
  }

  #beside(id, focus) {
    if (!focus || id === focus) return true;
    if (this.graph.hasNode(focus)) return this.graph.areNeighbors(id, focus);
    return this.graph.hasExtremity(focus, id);
  }

  #node(id, data) {
    const focus = this.#focus();
    if (this.#beside(id, focus)) return { ...data, zIndex: 1 };
    return { ...data, color: mixed(data.color, this.look.raised, 0.7), zIndex: 0 };
  }

  #edge(id, data) {
    const focus = this.#focus();
    const beside = !focus || id === focus || (this.graph.hasNode(focus) && this.graph.hasExtremity(id, focus));
    if (data.tie.changed && !focus) return { ...data, size: data.size + 2.5, zIndex: 3 };
    if (!beside) return { ...data, color: faded(this.look.ties[data.sign], 0.08), zIndex: 0 };
    return { ...data, size: id === focus ? data.size + 1.5 : data.size, zIndex: focus ? 3 : { none: 0, "+": 1, "-": 2 }[data.sign] };
  }

  #write() {
    const focus = this.#focus();
    const discs = this.graph.mapNodes((id, data) => {
      const { x, y } = this.sigma.graphToViewport(data);
      return {
        x, y, radius: this.sigma.scaleSize(data.size), name: data.label, letter: data.letter, faint: !this.#beside(id, focus),
        strong: id === focus ? 1e6 : (focus && this.#beside(id, focus) ? 1e3 : 0) + 1 / (1 + data.rank), rank: data.rank,
        chosen: id === focus || id === this.chosen,
      };
    });
    const marks = this.graph.filterEdges((_, data) => data.tie.coded && data.sign !== "none").map((id) => ({
      ...this.at(id), faint: focus && id !== focus && !(this.graph.hasNode(focus) && this.graph.hasExtremity(id, focus)),
    }));
    const { width, height } = this.sigma.getDimensions();
    write(this.written, width, height, discs, marks, this.look);
  }
}
