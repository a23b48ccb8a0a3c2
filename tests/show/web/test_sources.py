"""The list of those who are cited."""

from __future__ import annotations

from fastapi.testclient import TestClient


def test_rows_are_not_told_to_be_as_many_sources(site: TestClient):
    count = site.get("/sources.json").json()["count"]
    cited = site.get("/claims.json").json()["extent"]["sources"]
    page = site.get("/sources").text
    assert count > cited
    assert f"{count} rows of who is cited" in page
    assert f"{count} sources" not in page


def test_the_most_cited_come_first_a_screenful_at_a_time(site: TestClient):
    whole = site.get("/sources.json?size=1000").json()
    claims = [one["claims"] for one in whole["sources"]]
    assert claims == sorted(claims, reverse=True)
    assert whole["count"] == len(claims)
    second = site.get("/sources.json?size=5&page=2").json()["sources"]
    assert [one["source"] for one in second] == [one["source"] for one in whole["sources"][5:10]]


def test_a_source_has_the_claims_that_its_links_lead_to(site: TestClient):
    for one in site.get("/sources.json?size=6").json()["sources"]:
        by = {"by": one["source"]}
        assert site.get("/claims.json", params=by).json()["extent"]["claims"] == one["claims"]
        for stance, count in one["stances"].items():
            assert site.get("/claims.json", params=by | {"stance": stance}).json()["extent"]["claims"] == count
        for outlet in one["outlets"]:
            asked = by | {"outlet": outlet["outlet"]}
            assert site.get("/claims.json", params=asked).json()["extent"]["claims"] == outlet["claims"]


def test_they_are_found_by_a_part_of_their_names_and_as_one_outlet_cites_them(site: TestClient):
    found = site.get("/sources.json?search=UNITED").json()["sources"]
    assert found
    assert all("united" in f"{one['source']} {one['name']}".lower() for one in found)
    outlet = site.get("/outlets.json").json()["outlets"][0]["outlet"]
    of_one = site.get("/sources.json", params={"outlet": outlet}).json()["sources"]
    assert {by["outlet"] for one in of_one for by in one["outlets"]} == {outlet}


def test_a_row_has_a_column_for_each_stance(site: TestClient):
    first = site.get("/sources.csv?size=1").text.splitlines()[0]
    assert first == "source,name,state,claims,asserts,hedges,denies,expects,supposes,outlets"


def test_who_finds_nobody_is_told_what_to_do(site: TestClient):
    assert "write less of it" in site.get("/sources?search=nobodyatall").text


def test_claims_and_outlets_lead_there(site: TestClient):
    assert 'href="/sources"' in site.get("/claims").text
    assert 'href="/sources"' in site.get("/outlets").text
