// The plot itself: months as bars, rates as lines with their intervals, shifts as days with theirs, bonds as strips above.
import uPlot from "uplot";

const STRIP = 15; // pixels that a bond takes above the plot
const seconds = (day) => Date.parse(`${day}T00:00:00Z`) / 1000;
const some = (values, sign) => values?.map((value) => (value === null ? null : sign * value));

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function faded(name, share) {
  const probe = colour(name);
  const hex = probe.length === 4 ? probe.replace(/[^#]/g, "$&$&") : probe;
  return `${hex}${Math.round(share * 255).toString(16).padStart(2, "0")}`;
}

// A line with the band of its interval: the line alone is named in a legend.
function rate(channel, dash) {
  const edge = { stroke: () => faded(channel, 0), width: 0, points: { show: false } };
  return [{ label: channel, stroke: () => colour(channel), width: 2, dash, points: { show: false } }, edge, edge];
}

// What a month brought: full, or hollow and dashed where rows of others' data are in it.
function bars(channel, hollow) {
  return {
    label: channel,
    stroke: () => colour(hollow ? "coded" : channel),
    fill: () => faded(hollow ? "coded" : channel, hollow ? 0.12 : 0.45),
    width: 1,
    dash: hollow ? [3, 2] : undefined,
    paths: uPlot.paths.bars({ size: [0.8, 24, 1], align: 1 }),
    points: { show: false },
  };
}

function columns(data) {
  const { cooperation, conflict, rates, with_coded: coded } = data;
  const plain = [data.firsts.map(seconds), some(cooperation, 1), some(conflict, -1)];
  if (coded) plain.splice(1, 0, some(coded.cooperation, 1), some(coded.conflict, -1));
  if (!rates) return plain;
  const line = (one, sign) => ["rate", "high", "low"].map((name) => some(one[name], sign));
  return [...plain, ...line(rates.cooperation, 1), ...line(rates.conflict, -1)];
}

function months(values) {
  const last = new Date(values.at(-1) * 1000);
  return Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1) / 1000;
}

// Both sides of the line have room for their names, however little passes on one of them.
function room(low, high) {
  const least = 0.3 * Math.max(-low, high, 0.1);
  return [Math.min(low * 1.08, -least), Math.max(high * 1.08, least)];
}

// Months and years, as the rest of the page writes them.
function dated(_, stamps) {
  return stamps.map((stamp) => new Date(stamp * 1000).toISOString().slice(0, stamps.length > 1 && stamps[1] - stamps[0] > 3e7 ? 4 : 7));
}

// Days as they are, wherever the reader lives.
const utc = (stamp) => uPlot.tzDate(new Date(stamp * 1000), "Etc/UTC");

export function draw(place, data) {
  const values = columns(data);
  const strips = (data.spans ?? []).length;
  const options = {
    width: Math.floor(place.clientWidth),
    height: 250 + STRIP * strips,
    padding: [8 + STRIP * strips, 26, 0, 0],
    tzDate: utc,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false, points: { show: false } },
    scales: {
      x: { time: true, range: () => [values[0][0], months(values[0])] },
      y: { range: (_, low, high) => room(Math.min(low ?? 0, 0), Math.max(high ?? 0, 0)) },
    },
    axes: [
      { stroke: () => colour("quiet"), grid: { show: false }, ticks: { stroke: () => colour("line"), size: 5 }, values: dated,
        space: 70, incrs: [1, 3, 6, 12, 24, 60, 120].map((number) => number * 2629800) },
      {
        stroke: () => colour("quiet"),
        size: 46,
        grid: { stroke: () => colour("line"), width: 1 },
        ticks: { show: false },
        values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : String(Math.abs(+tick.toPrecision(3))))),
      },
    ],
    series: [
      {}, ...(data.with_coded ? [bars("cooperation", true), bars("conflict", true)] : []), bars("cooperation"), bars("conflict"),
    ],
    hooks: {
      drawClear: [(plot) => shifts(plot, data.shifts ?? [])],
      draw: [(plot) => { middle(plot); spans(plot, data.spans ?? []); names(plot); }],
    },
  };
  if (data.rates) {
    options.series.push(...rate("cooperation"), ...rate("conflict", [6, 4]));
    options.bands = [
      { series: [4, 5], fill: () => faded("cooperation", 0.16) },
      { series: [8, 7], fill: () => faded("conflict", 0.16) },
    ];
  }
  return new uPlot(options, values, place);
}

// Where a day lies, in pixels of the canvas, within the plot.
function at(plot, day) {
  const { left, width } = plot.bbox;
  return Math.min(left + width, Math.max(left, plot.valToPos(seconds(day), "x", true)));
}

// A shift is a day with an interval, drawn on the side of its channel: a mark up for more, down for less.
function shifts(plot, found) {
  const { ctx, bbox } = plot;
  const zero = plot.valToPos(0, "y", true);
  const pixel = devicePixelRatio || 1;
  for (const shift of found) {
    const upper = shift.channel === "cooperation";
    const [top, bottom] = upper ? [bbox.top, zero] : [zero, bbox.top + bbox.height];
    const [low, day, high] = [shift.low, shift.day, shift.high].map((one) => at(plot, one));
    ctx.save();
    ctx.fillStyle = faded(shift.channel, 0.13);
    ctx.fillRect(low, top, Math.max(high - low, pixel), bottom - top);
    ctx.strokeStyle = colour(shift.channel);
    ctx.lineWidth = 1.5 * pixel;
    ctx.setLineDash(upper ? [] : [5 * pixel, 3 * pixel]);
    ctx.beginPath();
    ctx.moveTo(day, top);
    ctx.lineTo(day, bottom);
    ctx.stroke();
    ctx.fillStyle = colour(shift.channel);
    ctx.font = `${13 * pixel}px system-ui, sans-serif`;
    ctx.textAlign = "left";
    ctx.fillText(shift.more ? "▲" : "▼", day + 3 * pixel, upper ? top + 13 * pixel : bottom - 4 * pixel);
    ctx.restore();
  }
}

function middle(plot) {
  const { ctx, bbox } = plot;
  const zero = plot.valToPos(0, "y", true);
  ctx.save();
  ctx.strokeStyle = colour("ink");
  ctx.lineWidth = devicePixelRatio || 1;
  ctx.beginPath();
  ctx.moveTo(bbox.left, zero);
  ctx.lineTo(bbox.left + bbox.width, zero);
  ctx.stroke();
  ctx.restore();
}

// What other layers say, from when to when: a strip each, for one another full, against one another hatched by dashes.
function spans(plot, found) {
  const { ctx, bbox } = plot;
  const pixel = devicePixelRatio || 1;
  found.forEach((span, number) => {
    const y = bbox.top - (found.length - number) * STRIP * pixel + 4 * pixel;
    const [from, to] = [span.since ? at(plot, span.since) : bbox.left, span.until ? at(plot, span.until) : bbox.left + bbox.width];
    const name = span.sign === "+" ? "cooperation" : span.sign === "-" ? "conflict" : "quiet";
    ctx.save();
    ctx.strokeStyle = colour(name);
    ctx.lineWidth = 3 * pixel;
    ctx.setLineDash(span.sign === "-" ? [6 * pixel, 3 * pixel] : []);
    ctx.beginPath();
    ctx.moveTo(from, y);
    ctx.lineTo(Math.max(to, from + 3 * pixel), y);
    ctx.stroke();
    ctx.font = `${11 * pixel}px system-ui, sans-serif`;
    ctx.textAlign = "left";
    const width = ctx.measureText(span.text).width + 8 * pixel;
    const left = Math.min(Math.max(from, bbox.left), bbox.left + bbox.width - width);
    ctx.fillStyle = colour("paper");
    ctx.fillRect(left, y - 6 * pixel, width, 12 * pixel);
    ctx.fillStyle = colour(name === "quiet" ? "quiet" : name);
    ctx.fillText(span.text, left + 4 * pixel, y + 4 * pixel);
    ctx.restore();
  });
}

function names(plot) {
  const { ctx, bbox } = plot;
  const pixel = devicePixelRatio || 1;
  ctx.save();
  ctx.font = `${12 * pixel}px system-ui, sans-serif`;
  ctx.textAlign = "left";
  ctx.fillStyle = colour("cooperation");
  ctx.fillText("cooperation ↑", bbox.left + 6 * pixel, bbox.top + 13 * pixel);
  ctx.fillStyle = colour("conflict");
  ctx.fillText("conflict ↓", bbox.left + 6 * pixel, bbox.top + bbox.height - 5 * pixel);
  ctx.restore();
}
