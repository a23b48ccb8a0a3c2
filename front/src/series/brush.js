// Choose a period: with mouse or finger over the plot, or with the keys while it has the focus.

const short = (value) => (Number.isInteger(value) ? String(value) : value.toFixed(2));
const month = (first) => first.slice(0, 7);

export class Brush {
  constructor(element, plot, data, chosen) {
    Object.assign(this, { element, plot, data, chosen });
    this.told = element.querySelector("[aria-live]");
    this.range = data.begin || data.end ? [this.place(data.begin, 0), this.place(data.end, data.firsts.length - 1)] : null;
    this.cursor = this.range ? this.range[1] : data.firsts.length - 1;
    this.listen(plot.over);
    element.querySelector(".plot").addEventListener("keydown", (event) => this.key(event));
    this.show();
  }

  // The number of the month of a day; of one outside the nearest.
  place(day, otherwise) {
    if (!day) return otherwise;
    const found = this.data.firsts.findLastIndex((first) => month(first) <= month(day));
    return Math.max(found, 0);
  }

  listen(over) {
    let begun = null;
    over.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      begun = this.under(event);
      over.setPointerCapture(event.pointerId);
      this.extend(begun, begun);
    });
    over.addEventListener("pointermove", (event) => {
      if (begun === null) this.tell(this.under(event));
      else this.extend(begun, this.under(event));
    });
    over.addEventListener("pointerup", () => {
      if (begun !== null) this.done();
      begun = null;
    });
    over.addEventListener("pointercancel", () => { begun = null; });
  }

  under(event) {
    const { left } = this.plot.over.getBoundingClientRect();
    const stamp = this.plot.posToVal(event.clientX - left, "x");
    const found = this.plot.data[0].findLastIndex((first) => first <= stamp);
    return Math.min(Math.max(found, 0), this.data.firsts.length - 1);
  }

  key(event) {
    const last = this.data.firsts.length - 1;
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -12, PageDown: 12, Home: -last, End: last };
    if (event.key in steps) {
      const to = Math.min(last, Math.max(0, this.cursor + steps[event.key]));
      if (event.shiftKey) this.extend(this.anchor ?? this.cursor, to);
      else { this.anchor = to; this.tell(to); }
      this.cursor = to;
    } else if (event.key === "Enter") {
      if (!event.shiftKey && this.anchor === this.cursor) this.range = [this.cursor, this.cursor];
      this.done();
    } else if (event.key === "Escape") {
      this.range = this.anchor = null;
      this.done();
    } else return;
    event.preventDefault();
  }

  extend(one, other) {
    this.anchor = one;
    this.cursor = other;
    this.range = one <= other ? [one, other] : [other, one];
    this.show();
    const { firsts } = this.data;
    this.say(`${month(firsts[this.range[0]])} to ${month(firsts[this.range[1]])}`);
  }

  // What a month holds, in words, and where it lies.
  tell(number) {
    const { firsts, cooperation, conflict } = { ...this.data, ...this.data.with_coded };
    const left = this.plot.valToPos(this.plot.data[0][number], "x");
    this.plot.setCursor({ left, top: 0 });
    this.say(`${month(firsts[number])}: cooperation ${short(cooperation[number])}, conflict ${short(conflict[number])}`);
  }

  say(words) {
    if (this.told) this.told.textContent = words;
  }

  show() {
    const { plot, range } = this;
    if (!range) return plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    const stamps = plot.data[0];
    const left = plot.valToPos(stamps[range[0]], "x");
    const right = range[1] + 1 < stamps.length ? plot.valToPos(stamps[range[1] + 1], "x") : plot.over.clientWidth;
    plot.setSelect({ left, width: Math.max(right - left, 2), top: 0, height: plot.over.clientHeight }, false);
  }

  done() {
    this.show();
    const { firsts } = this.data;
    if (this.range) this.chosen(month(firsts[this.range[0]]), month(firsts[this.range[1]]));
    else this.chosen(null, null);
  }
}
