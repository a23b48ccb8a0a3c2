// Names of actors and letters of blocs, written over the drawing: the strongest first, none over another.

const SIZE = 12;
const LINE = 15;
// Where a name may stand beside its disc: which way, and how it is aligned.
const WAYS = [
  ["right", 1, 0], ["left", -1, 0], ["center", 0, 1], ["center", 0, -1],
  ["right", 0.7, 0.7], ["right", 0.7, -0.7], ["left", -0.7, 0.7], ["left", -0.7, -0.7],
];
const LONG = 26; // letters of a name: of a longer one only the actor that is pointed at has all
const BUTTONS = [120, 44]; // width and height of the corner where they stand

// `discs`: [{x, y, radius, name, letter, fill, faint, strong}], in pixels, the strongest first.
export function write(context, width, height, discs, marks, look) {
  context.clearRect(0, 0, width, height);
  const taken = discs.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  taken.push([width - BUTTONS[0], height - BUTTONS[1], width, height]);
  for (const disc of discs) letter(context, disc, look);
  for (const mark of marks) sign(context, mark, look);
  for (const disc of [...discs].sort((one, other) => other.strong - one.strong)) name(context, disc, taken, width, height, look);
}

function letter(context, { x, y, radius, letter, fill, faint }, look) {
  context.globalAlpha = faint ? 0.3 : 1;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.strokeStyle = look.paper;
  context.lineWidth = 1.5;
  context.stroke();
  if (letter && radius >= 6) {
    context.font = `700 ${Math.round(radius * 1.15)}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = look.onBloc;
    context.fillText(letter, x, y + 0.5);
  }
  context.globalAlpha = 1;
}

// What rests on coded events alone has a mark in the middle of its line.
function sign(context, { x, y, faint }, look) {
  context.globalAlpha = faint ? 0.3 : 1;
  context.fillStyle = look.paper;
  context.strokeStyle = look.coded;
  context.lineWidth = 1.25;
  context.fillRect(x - 4, y - 4, 8, 8);
  context.strokeRect(x - 4, y - 4, 8, 8);
  context.beginPath();
  context.moveTo(x - 4, y);
  context.lineTo(x + 4, y);
  context.moveTo(x, y - 4);
  context.lineTo(x, y + 4);
  context.stroke();
  context.globalAlpha = 1;
}

function name(context, { x, y, radius, name: whole, faint, strong, chosen }, taken, width, height, look) {
  const name = chosen || whole.length <= LONG ? whole : `${whole.slice(0, LONG - 1).trimEnd()}…`;
  context.font = `${chosen ? 700 : 500} ${SIZE}px system-ui, sans-serif`;
  const wide = context.measureText(name).width;
  const free = WAYS.map(([align, right, down]) => {
    const beside = Math.abs(right) * radius + 4;
    const [left, top] = [
      align === "right" ? x + beside : align === "left" ? x - beside - wide : x - wide / 2,
      y + down * (radius + LINE / 2 + 1) - LINE / 2,
    ];
    return [left, top, left + wide, top + LINE];
  }).find(([left, top, right, bottom]) =>
    left >= 2 && right <= width - 2 && top >= 0 && bottom <= height
    && !taken.some((other) => left < other[2] && right > other[0] && top < other[3] && bottom > other[1]));
  if (!free && !chosen) return;
  const [left, top, right, bottom] = free ?? [x + radius + 4, y - LINE / 2, x + radius + 4 + wide, y + LINE / 2];
  taken.push([left - 2, top, right + 2, bottom]);
  context.globalAlpha = faint ? 0.35 : 1;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = look.paper;
  context.strokeText(name, left, (top + bottom) / 2);
  context.fillStyle = strong > 0 || chosen ? look.ink : look.quiet;
  context.fillText(name, left, (top + bottom) / 2);
  context.globalAlpha = 1;
}
