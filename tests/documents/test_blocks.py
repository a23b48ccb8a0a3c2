"""Title, heading, body, caption, byline and boilerplate are told apart."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents.blocks import find_blocks


def kinds(text: str, **known: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in find_blocks(text, **known)]


def kind_of_last(line: str) -> str:
    text = f"A title for the day\n\nThe envoys of both kingdoms met on Monday.\n\nThey spoke for an hour.\n\n{line}"
    return kinds(text)[-1][0]


REPORT = """The Daily CourierNews for everyone

Ruritania signs pact with Borduria

By Jane Doe

Ruritania signed a pact with Borduria on Monday. Both kings were there.

The kings shake hands in Szohod. (Ann Roe for The Daily Courier)

Borduria expels Syldavian envoy after spy row

Borduria will deliver 40 tanks, a minister said.

The road to the pact

Talks began in March.

Doe reported from Szohod.
Ann Roe writes about the Balkans for The Daily Courier.
No comments:
Post a Comment"""


def test_a_report_is_told_from_what_stands_around_it():
    assert [kind for kind, _ in kinds(REPORT, outlet="The Daily Courier")] == [
        "boilerplate", "title", "byline", "body", "caption", "boilerplate", "body", "heading", "body",
        "byline", "byline", "boilerplate", "boilerplate",
    ]  # fmt: skip


def test_captions_are_known_by_credit_file_mark_or_full_date():
    for line in (
        "FILE - Soldiers rest at the border.",
        "A tank burns near the bridge. [AP Photo/Ann Roe]",
        "A tank burns near the bridge. (Reuters)",
        "Ministers walk to the palace in Szohod, Borduria, Nov. 23, 2015.",
    ):
        assert kind_of_last(line) == "caption", line


def test_lines_about_authors_are_bylines():
    for line in (
        "jane.doe@example.org",
        "Jane Doe in Szohod contributed to this report.",
        "Some material in this report came from Reuters.",
        "Reporting by Jane Doe; editing by Ann Roe",
    ):
        assert kind_of_last(line) == "byline", line


def test_furniture_is_boilerplate():
    for line in (
        "Share this on Facebook", "Read more: The pact in full", "Subscribe to our newsletter", "Related:",
        "12 comments",
        "© 2022 The Daily Courier. All rights reserved.",
        "Sign up for our weekly newsletter and get it straight to your inbox.",
        "Click here to see the map.", "Advertisement",
    ):  # fmt: skip
        assert kind_of_last(line) == "boilerplate", line


def test_sentences_that_only_begin_like_furniture_are_body():
    for line in (
        "By Monday, the army had taken the bridge.",
        "Watch towers were built along the border.",
        "Produced by Borduria, the tanks were sold to Syldavia.",
        "Information provided by Borduria shows 300 tanks at the border.",
        "The kingdom said Syldavia contributed to the peace.",
        "Related talks were held in Klow on Friday.",
        "Following the pact, prices fell.",
        "Updated sanctions were issued in 2022.",
    ):
        assert kind_of_last(line) == "body", line


def test_what_is_said_twice_is_claimed_once():
    text = (
        "Ruritania signs pact\n\nRuritania signs pact\n\n“We will deliver forty tanks by May,” he said, and left.\n\n"
        "We will deliver forty tanks by May\n\nNothing more was said.\n\nNothing more was said."
    )

    assert [kind for kind, _ in kinds(text)] == ["title", "boilerplate", "body", "boilerplate", "body", "boilerplate"]


def test_a_known_title_glued_to_the_text_is_cut_off():
    text = "Ruritania signs pact SZOHOD — Ruritania signed a pact on Monday with its neighbour."

    assert kinds(text, title="Ruritania signs pact")[0] == ("title", "Ruritania signs pact")


def test_a_box_at_the_foot_is_boilerplate():
    text = "Pact signed\n\n" + "\n\n".join(f"The talks of day {n} went well, both said." for n in range(9))
    text += (
        "\n\nThe pact: What you need to know\n\nThe latest: Borduria took the bridge.\n\nMaps: Where the border runs."
    )

    assert [kind for kind, _ in kinds(text)][-3:] == ["boilerplate"] * 3


def test_hard_wrapped_lines_are_one_paragraph_and_offsets_stay():
    text = (
        "Pact signed\n\nRuritania signed a pact with Borduria on Monday, and both of the kings\n"
        "were there to see it. The pact will run for forty years unless one of the\n"
        "two kingdoms gives it up that day.\n\nSyldavia, which lies between the two, was not asked, and its king said\n"
        "so in a letter that was read aloud in the parliament of the kingdom on Friday\nmorning."
    )

    found = kinds(text)

    assert [kind for kind, _ in found] == ["title", "body", "body"]
    assert found[1][1].startswith("Ruritania signed")
    assert found[1][1].endswith("that day.")


def test_a_list_in_a_wrapped_text_keeps_its_items():
    text = (
        "Ruritania signed a pact with Borduria on Monday, and both of the kings\n"
        "were there to see it. The pact will run for forty years unless one of the\n"
        "two kingdoms gives it up before that day. It says:\n- no tanks at the border\n- no tolls on the bridge\n"
    )

    assert [line.split("\n")[0][:12] for _, line in kinds(text)] == ["Ruritania si", "- no tanks a", "- no tolls o"]


def test_lines_of_whole_sentences_are_paragraphs_of_their_own():
    text = "Pact signed\n" + "\n".join(
        f"The talks of day {n} went well, both of the kings said on that day." for n in range(6)
    )

    assert len(kinds(text)) == 7


def test_a_small_letter_goes_on_after_a_quotation_at_the_end_of_a_line():
    text = "Pact signed\n“Will you sign?”\nhe asked the king.\nThe king signed."

    assert [line for _, line in kinds(text)] == [
        "Pact signed",
        "“Will you sign?”\nhe asked the king.",
        "The king signed.",
    ]


@given(st.lists(st.text(alphabet="aB. -“”:@\t", max_size=60), max_size=12))
def test_blocks_cover_every_line_that_is_not_blank(lines):
    text = "\n".join(lines)

    blocks = find_blocks(text)

    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    assert "".join("".join(text[b.start : b.end].split()) for b in blocks) == "".join(text.split())
