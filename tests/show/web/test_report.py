"""A report with its claims in the margin."""

from __future__ import annotations

import re
from html import unescape

import msgspec
import pytest
from fastapi.testclient import TestClient

from dragoman.records import Claim
from tests.builders import claim
from tests.show.web.asked import pages_of
from tests.store.test_view import project_of


def first(site: TestClient, query: str) -> dict:
    return site.get(f"/claims.json{query}").json()["claims"][0]


def test_every_claim_of_a_report_stands_beside_its_sentence(site: TestClient):
    one = first(site, "?search=drone*")
    answer = site.get(f"/report/{one['document']}.json").json()
    text = unescape(site.get(f"/report/{one['document']}").text)
    assert answer["claims"]
    for told in answer["claims"]:
        assert f'id="claim-{told["id"]}"' in text
        assert f'id="sentence-{told["sentence_start"]}"' in text


def test_the_whole_text_is_there_once(site: TestClient):
    one = first(site, "?search=drone*")
    answer = site.get(f"/report/{one['document']}.json").json()
    page = site.get(f"/report/{one['document']}").text
    shown = "\n".join(re.findall(r'<p class="words">(.*?)</p>', page, re.S))
    words = unescape(re.sub(r"<[^>]+>", "", shown)).split()
    assert words == answer["document"]["text"].split()


def test_a_link_of_a_claim_leads_to_the_very_sentence(site: TestClient):
    page = unescape(site.get("/claims?search=drone*").text)
    address, anchor = re.findall(r'href="(/report/[^"#]*)#([^"]*)">in its report', page)[0]
    assert f'id="{anchor}"' in site.get(address).text
    assert re.search(rf'<details[^>]*id="{anchor}"[^>]* open>', site.get(address).text)


def test_the_wire_group_is_told_with_what_its_reports_share(site: TestClient):
    copies = site.get("/claims.json?size=1000").json()["copies"]
    copy = next(iter(copies.values()))[0]["document"]
    answer = site.get(f"/report/{copy}.json").json()
    assert answer["report"]["origin"] != copy
    assert answer["report"]["origin"] in [one["id"] for one in answer["group"]]
    text = unescape(site.get(f"/report/{copy}").text)
    assert "Copy of a wire report" in text
    assert "words in a row are the same" in text
    assert "First report of a wire group" in site.get(f"/report/{answer['report']['origin']}").text


def test_the_beginning_of_an_id_leads_to_the_report(site: TestClient):
    id = first(site, "")["document"]
    answer = site.get(f"/report/{id[:10]}", follow_redirects=False)
    assert answer.status_code in (301, 302, 307, 308)
    assert answer.headers["location"] == f"/report/{id}"


def test_a_report_that_there_is_none_of_is_told_as_such(site: TestClient):
    answer = site.get("/report/nowhere")
    assert answer.status_code == 404
    assert "No report has the id" in unescape(answer.text)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "http://[", "ftp://x"])
def test_only_an_address_of_the_web_is_a_link(tmp_path, address: str):
    project = project_of(tmp_path / "project", [claim()])
    with project.writer() as writer:
        from dragoman.events import Merger
        from dragoman.judgements import rule
        from tests.fakes import group, signature

        report = msgspec.structs.replace(hostile("A report."), url=address)
        writer.add(report, [], reader="test", sentences=1, signature=signature("x"), new=True)
        writer.publish(group, rule, Merger)
    with pages_of(tmp_path / "project") as pages:
        page = pages.get("/report/hostile").text
    assert 'href="javascript' not in page
    assert f'href="{address}' not in page


def hostile(text: str):
    from dragoman.records import Document

    return Document(id="hostile", text=text, origin="hostile", outlet="X")


def test_what_a_report_says_is_never_markup(tmp_path):
    text = "<script>alert(1)</script> \u202eRussia attacked Ukraine."
    one: Claim = claim(sentence=text, sentence_start=0, trigger="attacked")
    project_of(tmp_path / "project", [one])
    with pages_of(tmp_path / "project") as pages:
        page = pages.get(f"/report/{one.document}").text
        ledger = pages.get("/claims").text
    for shown in (page, ledger):
        assert "<script>alert" not in shown
        assert "\u202e" not in shown
        assert "alert(1)" in shown
