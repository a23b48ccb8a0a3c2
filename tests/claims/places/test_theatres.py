"""The theatres of a claim: by the third party, the place, the items, then the parties and the day,
then the report."""

from datetime import date

from dragoman.claims.places.theatres import days_of, find_theatres
from dragoman.records import ActorMention, Item, Place, Time

LATE_2014 = date(2014, 12, 5)
LATE_2022 = date(2022, 10, 29)


def actor(id):
    state = id if id.isupper() else None
    return ActorMention(id=id, name=id, kind="state", sector=None, acts_for=state, text=id, start=0, end=len(id))


def officer(id, acts_for):
    return ActorMention(id=id, name=id, kind="person", sector="MIL", acts_for=acts_for, text=id, start=0, end=len(id))


def at(name, country):
    return Place(text=name, name=name, country=country, latitude=0.0, longitude=0.0)


def found(one, two, against=None, place=None, day=None, items=(), nearby=None):
    mentions = [actor(id) if isinstance(id, str) else id for id in (one, two, against)]
    return find_theatres(*mentions, place, day and (day, day), items, nearby)


def test_the_same_pair_is_apart_in_two_wars_at_once():
    iraq = found("USA", "IRN", against="islamic-state", place=at("Iraq", "IRQ"), day=LATE_2014)
    syria = found("USA", "IRN", place=at("Syria", "SYR"), day=LATE_2014)
    assert "iraq-islamic-state" in iraq
    assert "syria-war" in syria
    assert not set(iraq) & set(syria)


def test_two_outsiders_with_no_place_are_not_guessed():
    assert found("USA", "IRN", day=LATE_2014) == ()
    assert found("IRN", "RUS", day=LATE_2022) == ()


def test_the_day_tells_one_war_from_the_next():
    assert found("RUS", "UKR", day=date(2010, 1, 1)) == ()
    assert found("RUS", "UKR", day=date(2015, 1, 1)) == ("ukraine-crimea-donbas",)
    assert found("RUS", "UKR", day=LATE_2022) == ("ukraine-invasion",)


def test_help_against_a_third_party_counts_where_that_party_fights():
    assert found("USA", "UKR", against="RUS", day=LATE_2022) == ("ukraine-invasion",)
    assert found("IRN", "IRQ", against="islamic-state", day=LATE_2014) == ("iraq-islamic-state",)


def test_whoever_acts_for_a_state_counts_as_it():
    general = officer("some-general", "RUS")
    assert found(general, "UKR", day=LATE_2022) == ("ukraine-invasion",)


def test_items_tell_an_issue_that_the_parties_alone_do_not():
    uranium = Item(name="enriched uranium", kind="nuclear", quantity=None, unit=None)
    assert found("USA", "IRN", day=date(2015, 7, 14), items=[uranium]) == ("iran-nuclear",)
    assert found("USA", "IRN", day=date(2015, 7, 14)) == ()


def test_a_sea_is_a_theatre_of_those_who_meet_on_it():
    assert "south-china-sea" in found("CHN", "USA", place=at("South China Sea", None), day=LATE_2022)
    assert "south-china-sea" not in found("CHN", "USA", day=LATE_2022)


def test_those_it_is_about_meet_in_it_wherever_they_are():
    assert "israel-iran" in found("ISR", "IRN", place=at("Geneva", "CHE"), day=LATE_2014)


def test_an_act_without_a_recipient_counts_by_its_place():
    assert find_theatres(actor("RUS"), None, None, at("Kherson", "UKR"), (LATE_2022, LATE_2022)) == (
        "ukraine-invasion",
    )
    assert find_theatres(actor("RUS"), None, None, None, None) == ()


def test_strangers_have_no_theatre():
    assert found("ISL", "URY", day=LATE_2022) == ()


def test_two_disputes_that_meet_in_one_act_are_both_told():
    assert {"syria-war", "israel-iran"} <= set(found("ISR", "IRN", place=at("Damascus", "SYR"), day=LATE_2014))


def test_a_place_in_a_state_tells_an_issue_only_of_its_parties():
    assert found("TUR", "pkk", place=at("Istanbul", "TUR"), day=LATE_2014) == ("turkey-kurds",)
    assert found("TUR", "un", place=at("Istanbul", "TUR"), day=LATE_2014) == ()


def test_a_visit_to_a_party_is_no_part_of_its_quarrels():
    assert found("USA", "IRN", place=at("Tehran", "IRN"), day=LATE_2014) == ()
    assert found("ISR", "IRN", place=at("Tehran", "IRN"), day=LATE_2014) == ("israel-iran",)


def test_where_all_take_part_goes_before_where_one_is_a_stranger():
    nearby = {"saudi-iran": 1.5, "ukraine-invasion": 0.3}
    assert found("IRN", "RUS", day=LATE_2022, nearby=nearby) == ("ukraine-invasion",)


def test_what_is_done_to_the_islamic_state_is_no_part_of_the_war_around_it():
    syria = at("Raqqa", "SYR")
    assert found("USA", "islamic-state", place=syria, day=LATE_2014) == ("syria-islamic-state",)
    assert found("RUS", "syrian-opposition", place=syria, day=date(2016, 1, 1)) == ("syria-war",)


def test_where_the_act_tells_nothing_the_report_does():
    war = {"ukraine-invasion": 1.0}
    assert found("IRN", "RUS", day=LATE_2022, nearby=war) == ("ukraine-invasion",)
    assert found("IRN", "RUS", day=LATE_2022, nearby={"ukraine-invasion": 0.1}) == ()
    assert found("ISL", "URY", day=LATE_2022, nearby=war) == ()


def test_a_stranger_counts_where_the_report_is_plainly_about_one_side():
    rebels = actor("the-rebels")
    assert found("SYR", rebels, day=LATE_2014, nearby={"syria-war": 0.6}) == ("syria-war",)
    assert found("ISL", "SAU", day=LATE_2014, nearby={"saudi-iran": 0.5}) == ()
    assert found("ISL", "SAU", day=LATE_2014, nearby={"saudi-iran": 1.5}) == ("saudi-iran",)


def test_of_two_that_fit_the_report_tells_which():
    both = found("USA", "islamic-state", day=LATE_2014)
    iraq = found("USA", "islamic-state", day=LATE_2014, nearby={"iraq-islamic-state": 1.0, "syria-islamic-state": 0.2})
    assert both == ("iraq-islamic-state", "syria-islamic-state")
    assert iraq == ("iraq-islamic-state",)


def test_the_report_does_not_speak_against_what_the_act_tells():
    assert found("RUS", "UKR", day=LATE_2022, nearby={"syria-war": 2.0}) == ("ukraine-invasion",)


def test_a_vague_day_leaves_every_theatre_that_was_open_within_it():
    months = Time(text="in 2014", start="2014", end="2014")
    assert days_of(months, LATE_2022) == (date(2014, 1, 1), date(2014, 12, 31))
    assert days_of(Time(text="then", start=None, end=None), LATE_2022) == (LATE_2022, LATE_2022)
    assert days_of(None, None) is None
    assert find_theatres(actor("RUS"), actor("UKR"), None, None, days_of(months, LATE_2022)) == (
        "ukraine-crimea-donbas",
    )


def test_the_end_of_a_blockade_counts_in_it_the_day_after():
    assert found("SAU", "QAT", day=date(2021, 1, 6)) == ("gulf-crisis",)
    assert found("SAU", "QAT", day=date(2021, 6, 1)) == ()


def test_a_part_takes_the_place_of_the_whole_where_the_report_tells_it():
    tests = {"korea": 1.0, "north-korea-nuclear": 0.8}
    assert found("USA", "PRK", day=LATE_2014) == ("korea",)
    assert found("USA", "PRK", day=LATE_2014, nearby=tests) == ("north-korea-nuclear",)
    assert found("USA", "PRK", place=at("Panmunjom", "PRK"), day=LATE_2014, nearby=tests) == ("korea",)
