// Now: the slider of days, the map, and turning from one picture to the next.
import "./now/map.js";
import "./now/player.js";
import { turn } from "./now/turning.js";

Object.assign((window.dragoman ??= {}), { turn });

// Links to this very page change what is chosen or the day: the drawing stays.
document.addEventListener("click", (event) => {
  const link = event.target.closest("main a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  const url = new URL(link.href);
  const here = document.querySelector("dragoman-network");
  if (!here || link.hasAttribute("download") || url.origin !== location.origin || url.pathname !== location.pathname) return;
  event.preventDefault();
  turn(url.pathname + url.search);
});
