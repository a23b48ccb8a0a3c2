// Where actors stand in the drawing: friends near, foes apart, and everybody as near as can be to where it stood before.
//
// Stress majorization: each pair has a distance that it would like and how much that counts; a round moves every
// actor to the mean of where the others would have it, which never makes the whole worse. It starts from the places
// of the picture before, or for a newcomer from one that its id gives, so that the same picture is always the same.

const NEAR = 0.55; // of friends
const OPEN = 1.15; // of those between whom no sign can be told, but something passes
const APART = 2.1; // of foes
const REST = 1.6; // of those who have nothing to do with one another
const SAME_BLOC = 0.8;
const STEADY = 0.6; // how much the place before counts, beside the others all together
const ROUNDS = 140;
const GAP = 0.155; // between two middles at the least, in half heights of the drawing
const EDGE = 0.9; // of the half width and height that is used

// `before`: Map of id to {x, y}; `ratio`: width by height. Gives the same, within ±ratio and ±1.
export function arrange(actors, ties, before, ratio) {
  const ids = actors.map((actor) => actor.id);
  const wishes = wished(actors, ties);
  const known = ids.map((id) => before.get(id));
  const old = known.map((place) => place && { x: place.x / ratio, y: place.y });
  let places = ids.map((id, at) => old[at] ?? seeded(id));
  const rounds = old.some(Boolean) ? ROUNDS / 2 : ROUNDS * 2;
  for (let round = 0; round < rounds; round += 1) places = moved(places, wishes, old);
  return new Map(spread(fitted(places), ratio).map((place, at) => [ids[at], place]));
}

// For each pair how far apart it would be, and how much that counts.
function wished(actors, ties) {
  const number = new Map(actors.map((actor, at) => [actor.id, at]));
  const wishes = actors.map((one, row) =>
    actors.map((other, column) => {
      if (row === column) return null;
      const together = one.bloc && one.bloc === other.bloc;
      return { far: together ? SAME_BLOC : REST, counts: together ? 0.25 : 0.12 };
    }),
  );
  for (const tie of ties) {
    const [one, other] = [number.get(tie.one), number.get(tie.other)];
    const wish = tie.sign === "+"
      ? { far: NEAR, counts: 0.8 + tie.weight }
      : tie.sign === "-" ? { far: APART, counts: 0.5 + tie.weight } : { far: OPEN, counts: 0.25 };
    wishes[one][other] = wish;
    wishes[other][one] = wish;
  }
  return wishes;
}

function moved(places, wishes, old) {
  return places.map((place, row) => {
    let [x, y, sum] = [0, 0, 0];
    for (let column = 0; column < places.length; column += 1) {
      const wish = wishes[row][column];
      if (!wish) continue;
      const other = places[column];
      const [dx, dy] = [place.x - other.x, place.y - other.y];
      const stretch = wish.far / Math.max(Math.hypot(dx, dy), 0.001);
      x += wish.counts * (other.x + dx * stretch);
      y += wish.counts * (other.y + dy * stretch);
      sum += wish.counts;
    }
    const steady = old[row] ? STEADY * sum : 0;
    if (!sum) return place;
    return {
      x: (x + steady * (old[row]?.x ?? 0)) / (sum + steady),
      y: (y + steady * (old[row]?.y ?? 0)) / (sum + steady),
    };
  });
}

// A place that an id alone gives, on a disc.
function seeded(id) {
  let hash = 2166136261;
  for (const sign of id) hash = Math.imul(hash ^ sign.codePointAt(0), 16777619);
  const angle = ((hash >>> 0) % 3600) * (Math.PI / 1800);
  const radius = 0.4 + ((hash >>> 12) % 100) / 160;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

// In the middle, as large as fits within ±1.
function fitted(places) {
  const [left, right] = ends(places.map((place) => place.x));
  const [low, high] = ends(places.map((place) => place.y));
  const half = Math.max(right - left, high - low) / 2 || 1;
  // What is flat is stretched a little, as the room is there.
  const [wide, tall] = [right - left, high - low].map((size) => Math.min((size / 2 || 1) * 1.35, half) || half);
  return places.map((place) => ({
    x: ((place.x - (left + right) / 2) / Math.max(wide, (right - left) / 2 || 1)) * EDGE,
    y: ((place.y - (low + high) / 2) / Math.max(tall, (high - low) / 2 || 1)) * EDGE,
  }));
}

function ends(numbers) {
  return [Math.min(...numbers), Math.max(...numbers)];
}

// Nobody on top of anybody: those too near are pushed apart, in the proportions of the drawing.
function spread(places, ratio) {
  const wide = places.map((place) => ({ x: place.x * ratio, y: place.y }));
  const gap = Math.min(GAP, 2.2 * Math.sqrt((ratio * 0.7) / Math.max(places.length, 1)));
  for (let round = 0; round < 60; round += 1) {
    let touched = false;
    for (let one = 0; one < wide.length; one += 1) {
      for (let other = one + 1; other < wide.length; other += 1) {
        const [dx, dy] = [wide[other].x - wide[one].x, wide[other].y - wide[one].y];
        const far = Math.hypot(dx, dy);
        if (far >= gap) continue;
        touched = true;
        const push = (gap - far) / 2;
        const [ux, uy] = far > 1e-6 ? [dx / far, dy / far] : [Math.cos(one), Math.sin(one)];
        wide[one].x -= ux * push;
        wide[one].y -= uy * push;
        wide[other].x += ux * push;
        wide[other].y += uy * push;
      }
    }
    for (const place of wide) {
      place.x = Math.max(-EDGE * ratio, Math.min(EDGE * ratio, place.x));
      place.y = Math.max(-EDGE, Math.min(EDGE, place.y));
    }
    if (!touched) break;
  }
  return wide;
}
