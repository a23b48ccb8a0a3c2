// The colours of the page, as the drawing needs them: read from the tokens of base.css and network.css.

const BLOCS = 8;

export function colours() {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  const blocs = [token("alone"), ...Array.from({ length: BLOCS }, (_, number) => token(`bloc-${number + 1}`))];
  return {
    ink: token("ink"), quiet: token("quiet"), paper: token("paper"), raised: token("raised"), coded: token("coded"),
    onBloc: token("on-bloc"), blocs,
    ties: { "+": token("cooperation"), "-": token("conflict"), none: token("quiet") },
  };
}

const parts = (hex) => [1, 3, 5].map((place) => parseInt(hex.slice(place, place + 2), 16));

// A colour of six digits, seen through.
export function faded(hex, alpha) {
  return `rgba(${parts(hex).join(", ")}, ${alpha})`;
}

// A colour with so much of another in it.
export function mixed(hex, other, share) {
  const [one, two] = [parts(hex), parts(other)];
  return `rgb(${one.map((part, at) => Math.round(part + (two[at] - part) * share)).join(", ")})`;
}

// Whenever the page gets other colours.
export function onRecolour(then, signal) {
  document.addEventListener("dragoman:theme", then, { signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", then, { signal });
}
