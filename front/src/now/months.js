// Months as numbers, counted from the year 0, and the addresses in which they are asked for.

export const number = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
export const written = (month) => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

const LONG = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en", { month: "short", year: "numeric", timeZone: "UTC" });
const day = (month) => new Date(`${written(month)}-15T00:00:00Z`);

export const long = (month) => LONG.format(day(month));
export const short = (month) => SHORT.format(day(month));

// This page's address on the last day of a month.
export function addressed(month) {
  const query = new URLSearchParams(location.search);
  query.delete("until");
  query.set("on", written(month));
  return `${location.pathname}?${query}`;
}
