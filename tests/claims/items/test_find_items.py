"""What was given, moved or used, among the arguments of the act."""

import msgspec

from dragoman.claims.items.find import find_items
from dragoman.claims.syntax import Syntax
from tests.builders import reading


def items(rows, word, *, roles=None):
    read = reading(rows, roles=roles)
    predicate = next((one for one in read.predicates if one.word == word), None)
    return find_items(Syntax(read), word, predicate)


def brief(rows, word, **more):
    return [
        (item.name, item.kind, item.quantity and (item.quantity.low, item.quantity.high), item.unit)
        for item in items(rows, word, **more)
    ]


def test_the_object_of_a_transfer_is_named_as_worded_and_counted():
    rows = """
        Ruritania Ruritania PROPN 2 nsubj
        sent send VERB 0 root
        more more ADJ 5 advmod
        than than ADP 3 fixed
        300 300 NUM 7 nummod
        kamikaze kamikaze NOUN 7 compound
        drones drone NOUN 2 obj
    """
    assert brief(rows, 1) == [("kamikaze drones", "drone", (300, None), None)]
    assert items(rows, 1)[0].quantity.text == "more than 300"


def test_a_noun_of_supply_has_its_items_after_of_and_before_it():
    after = "supply supply NOUN 0 root\nof of ADP 3 case\nmissiles missile NOUN 1 nmod"
    before = "arms arm NOUN 2 compound\nsales sale NOUN 0 root"
    assert brief(after, 0) == [("missiles", "missile", None, None)]
    assert brief(before, 1) == [("arms", "weapons", None, None)]


def test_what_holds_or_measures_gives_the_unit_and_the_number():
    rows = """
        Ruritania Ruritania PROPN 2 nsubj
        shipped ship VERB 0 root
        two two NUM 4 nummod
        batteries battery NOUN 2 obj
        of of ADP 6 case
        missiles missile NOUN 4 nmod
    """
    assert brief(rows, 1) == [("missiles", "missile", (2, 2), "battery")]


def test_money_says_what_it_is_for_and_in_which_currency():
    rows = """
        Ruritania Ruritania PROPN 2 nsubj
        pledged pledge VERB 0 root
        $ $ SYM 2 obj
        40 40 NUM 5 compound
        billion billion NUM 3 nummod
        in in ADP 8 case
        military military ADJ 8 amod
        aid aid NOUN 3 nmod
    """
    assert brief(rows, 1) == [("military aid", "aid", (4e10, 4e10), "USD")]


def test_hundreds_of_troops_are_troops():
    rows = """
        Ruritania Ruritania PROPN 2 nsubj
        moved move VERB 0 root
        hundreds hundred NOUN 2 obj
        of of ADP 5 case
        troops troop NOUN 3 nmod
    """
    assert brief(rows, 1) == [("troops", "personnel", (100, 999), None)]


def test_each_of_several_items_counts():
    rows = """
        Ruritania Ruritania PROPN 2 nsubj
        sold sell VERB 0 root
        tanks tank NOUN 2 obj
        and and CCONJ 5 cc
        rifles rifle NOUN 3 conj
    """
    assert [one[:2] for one in brief(rows, 1)] == [("tanks", "armour"), ("rifles", "small arms")]


def test_a_relative_clause_gives_away_what_it_describes():
    rows = """
        drones drone NOUN 0 root
        that that PRON 4 obj
        Ruritania Ruritania PROPN 4 nsubj
        supplied supply VERB 1 acl:relcl
    """
    assert brief(rows, 3) == [("drones", "drone", None, None)]


def test_designations_split_at_hyphens_are_whole():
    rows = """
        Ruritania Ruritania PROPN 2 nsubj
        bought buy VERB 0 root
        S S PROPN 6 compound
        - - PUNCT 3 punct
        400 400 NUM 3 nummod
        systems system NOUN 2 obj
    """
    assert brief(rows, 1) == [("S-400 systems".replace("-", " - "), "air defence", None, None)]


def test_the_tool_of_an_attack_is_an_item():
    rows = """
        Rebels rebel NOUN 2 nsubj
        struck strike VERB 0 root
        depots depot NOUN 2 dep
        with with ADP 5 case
        rockets rocket NOUN 2 obl
    """
    assert brief(rows, 1) == [("rockets", "artillery", None, None)]


def test_weapons_that_strike_are_items_but_soldiers_who_do_are_actors():
    rows = "{} {} NOUN 2 nsubj\nhit hit VERB 0 root\nhomes home NOUN 2 obj"
    assert brief(rows.format("Missiles", "missile"), 1) == [("Missiles", "missile", None, None)]
    assert brief(rows.format("Soldiers", "soldier"), 1) == []


def test_the_act_itself_and_unknown_things_are_no_items():
    rows = "Ruritania Ruritania PROPN 2 nsubj\nsent send VERB 0 root\nflowers flower NOUN 2 obj"
    assert brief(rows, 1) == []
    assert brief("drones drone NOUN 0 root", 0) == []


def test_roles_add_what_the_syntax_misses():
    rows = "Ruritania Ruritania PROPN 2 nsubj\nsent send VERB 0 root\nrifles rifle NOUN 2 dep"
    assert brief(rows, 1) == []
    assert brief(rows, 1, roles={1: ("send.01", {"ARG1": (2, 3)})}) == [("rifles", "small arms", None, None)]


def test_a_longer_word_that_is_no_item_hides_the_shorter_one():
    rows = "Ruritania Ruritania PROPN 2 nsubj\nran run VERB 0 root\nthink think NOUN 4 compound\ntanks tank NOUN 2 obj"
    assert brief(rows, 1) == []


def test_money_alone_is_named_by_its_amount():
    rows = """
        Ruritania Ruritania PROPN 2 nsubj
        paid pay VERB 0 root
        $ $ SYM 2 obj
        40 40 NUM 5 compound
        million million NUM 3 nummod
    """
    assert brief(rows, 1) == [("$ 40 million", "money", (4e7, 4e7), "USD")]


def test_who_stands_before_a_relative_clause_as_its_subject_is_no_item():
    rows = """
        troops troop NOUN 0 root
        who who PRON 3 nsubj
        crossed cross VERB 1 acl:relcl
    """
    assert brief(rows, 2) == []


def test_aid_that_names_the_act_is_what_is_given():
    read = reading(
        """
        Military military ADJ 2 amod
        aid aid NOUN 5 nsubj
        to to ADP 4 case
        Norland Norland PROPN 2 nmod
        grew grow VERB 0 root
        """
    )
    assert [(item.name, item.kind) for item in find_items(Syntax(read), 1, None)] == [("Military aid", "aid")]


def test_what_is_no_longer_supplied_is_an_item_of_the_stopping():
    read = reading(
        """
        Norland Norland PROPN 2 nsubj
        stopped stop VERB 0 root
        supplying supply VERB 2 xcomp
        Sudland Sudland PROPN 3 obj
        with with ADP 6 case
        gas gas NOUN 3 obl
        """
    )
    assert [item.name for item in find_items(Syntax(read), 1, None)] == ["gas"]


def test_adjectives_that_are_joined_belong_to_one_name():
    rows = """
        Ruritania Ruritania PROPN 2 nsubj
        received receive VERB 0 root
        military military ADJ 6 amod
        and and CCONJ 5 cc
        economic economic ADJ 3 conj
        aid aid NOUN 2 obj
    """
    assert [item.name for item in items(rows, 1)] == ["military and economic aid"]


def test_what_is_named_as_an_example_is_an_item_of_the_same_kind():
    rows = """
        Ruritania Ruritania PROPN 2 nsubj
        sent send VERB 0 root
        missiles missile NOUN 2 obj
        such such ADJ 6 case
        as as ADP 4 fixed
        Zolfaghar Zolfaghar PROPN 3 nmod
        and and CCONJ 8 cc
        Sejjil Sejjil PROPN 6 conj
    """
    assert brief(rows, 1) == [
        ("missiles", "missile", None, None), ("Zolfaghar", "missile", None, None), ("Sejjil", "missile", None, None),
    ]  # fmt: skip


def test_what_an_act_of_giving_or_agreeing_governs_is_an_item_of_no_known_kind():
    read = reading(
        """
        Ruritania Ruritania PROPN 2 nsubj
        shared share VERB 0 root
        a a DET 4 det
        plan plan NOUN 2 obj
        """
    )
    (item,) = find_items(Syntax(read), 1, None, type="COOPERATE")
    assert (item.name, item.kind, item.quantity) == ("plan", None, None)
    assert find_items(Syntax(read), 1, None, type="ACCUSE") == ()


def test_whom_an_act_is_done_to_is_no_item():
    read = reading("Ruritania Ruritania PROPN 2 nsubj\narmed arm VERB 0 root\nrebels rebel NOUN 2 obj")
    assert find_items(Syntax(read), 1, None, type="AID", actors={2}) == ()
    assert find_items(Syntax(read), 1, None, type="AID") == ()


def test_what_an_act_is_named_for_is_its_item_be_it_of_no_known_kind():
    read = reading("The the DET 3 det\nnuclear nuclear ADJ 3 amod\naccord accord NOUN 0 root")
    assert [(item.name, item.kind) for item in find_items(Syntax(read), 2, None)] == [("nuclear accord", "agreement")]


def names(rows, word, **more):
    return [item.name for item in find_items(Syntax(reading(rows)), word, None, **more)]


def test_where_and_to_whom_something_goes_is_no_item():
    rows = """
        Ruritania Ruritania PROPN 2 nsubj
        sold sell VERB 0 root
        rockets rocket NOUN 2 obj
        to to ADP 5 case
        fighters fighter NOUN 2 obl
    """
    read = reading(rows, roles={1: ("sell.01", {"ARG1": (2, 3), "ARG2": (3, 5)})})
    assert [item.name for item in find_items(Syntax(read), 1, read.predicates[0], type="AID")] == ["rockets"]


def test_those_an_attack_is_done_to_are_an_item_where_they_are_counted():
    rows = "Rebels rebel NOUN 2 nsubj\nkilled kill VERB 0 root\n{}soldiers soldier NOUN 2 obj"
    counted = rows.format("18 18 NUM 4 nummod\n")
    assert names(counted, 1, type="ASSAULT") == ["soldiers"]
    assert names(rows.format(""), 1, type="ASSAULT") == []


def test_what_an_attack_left_behind_is_counted_with_it():
    rows = """
        Rebels rebel NOUN 2 nsubj
        attacked attack VERB 0 root
        a a DET 4 det
        convoy convoy NOUN 2 obj
        killing kill VERB 2 advcl
        two two NUM 7 nummod
        drivers driver NOUN 5 obj
    """
    assert names(rows, 1, type="ASSAULT") == ["convoy", "drivers"]


def test_a_strike_names_its_tool():
    rows = """
        Norland Norland PROPN 2 nsubj
        carried carry VERB 0 root
        out out ADP 2 compound:prt
        four four NUM 6 nummod
        air air NOUN 6 compound
        strikes strike NOUN 2 obj
    """
    (item,) = find_items(Syntax(reading(rows)), 5, None, type="ASSAULT")
    assert (item.name, item.kind, item.quantity.low) == ("air strikes", "aircraft", 4)


def test_what_is_used_to_strike_belongs_to_the_strike():
    rows = """
        Norland Norland PROPN 2 nsubj
        used use VERB 0 root
        drones drone NOUN 2 obj
        to to PART 5 mark
        destroy destroy VERB 2 advcl
        depots depot NOUN 5 obj
    """
    assert names(rows, 4, type="ASSAULT") == ["drones", "depots"]


def test_a_pronoun_takes_up_the_thing_before_it():
    rows = """
        The the DET 2 det
        jet jet NOUN 3 nsubj
        crossed cross VERB 0 root
        before before SCONJ 6 mark
        they they PRON 6 nsubj
        shot shoot VERB 3 advcl
        it it PRON 6 obj
        down down ADP 6 compound:prt
    """
    assert names(rows, 5, type="ASSAULT") == ["jet"]
    assert names(rows.replace("it it", "them they"), 5, type="ASSAULT") == []


def test_what_is_promised_is_told_in_the_clause_of_the_promise():
    rows = """
        Norland Norland PROPN 3 nsubj
        is be AUX 3 cop
        willing willing ADJ 0 root
        to to PART 5 mark
        provide provide VERB 3 xcomp
        a a DET 7 det
        corridor corridor NOUN 5 obj
    """
    assert names(rows, 2, type="AGREE") == ["corridor"]


def test_named_places_that_change_hands_are_territory():
    rows = "annexation annexation NOUN 0 root\nof of ADP 3 case\nLowmark Lowmark PROPN 1 nmod"
    read = reading(rows, names=(("LOC", 2, 3),))
    (item,) = find_items(Syntax(read), 0, None, type="COERCE")
    assert (item.name, item.kind) == ("Lowmark", "territory")
    assert find_items(Syntax(read), 0, None, type="COERCE", actors={2}) == ()


def test_troops_that_leave_are_what_moves_but_not_those_who_attack():
    rows = "Soldiers soldier NOUN 2 nsubj\nleft leave VERB 0 root"
    assert names(rows, 1, type="RETREAT") == ["Soldiers"]
    assert names(rows, 1, type="ASSAULT") == []


def test_standings_are_about_no_item():
    assert names("partner partner NOUN 0 root\nin in ADP 3 case\narms arms NOUN 1 nmod", 0, type="ALLY") == []


def test_the_number_of_a_designation_counts_nothing():
    rows = """
        Norland Norland PROPN 2 nsubj
        ordered order VERB 0 root
        {}Shahed Shahed ADJ {head} amod
        136 136 NUM {head} nummod
        drones drone NOUN 2 obj
    """
    plain, counted = rows.format("", head=5), rows.format("40 40 NUM 6 nummod\n", head=6)
    assert brief(plain, 1) == [("Shahed 136 drones", "drone", None, None)]
    assert brief(counted, 1) == [("Shahed 136 drones", "drone", (40, 40), None)]


def test_a_designation_goes_on_after_its_first_word():
    rows = """
        downing downing NOUN 0 root
        of of ADP 3 case
        Su Su PROPN 1 nmod
        - - PUNCT 5 punct
        24 24 NUM 3 flat
    """
    assert names(rows, 0, type="ASSAULT") == ["Su - 24"]


def test_what_is_measured_above_the_act_counts_for_it():
    read = reading(
        """
        Norland Norland PROPN 2 nsubj
        owes owe VERB 0 root
        $ $ SYM 2 obj
        3 3 NUM 5 compound
        million million NUM 3 nummod
        in in ADP 7 case
        loans loan NOUN 3 nmod
        """
    )
    (item,) = find_items(Syntax(read), 6, None, type="AID")
    assert (item.name, item.quantity.low, item.unit) == ("loans", 3e6, "USD")


def test_the_vessel_that_acts_hides_not_what_it_took():
    rows = """
        A a DET 2 det
        vessel vessel NOUN 3 nsubj
        seized seize VERB 0 root
        a a DET 5 det
        buoy buoy NOUN 3 obj
    """
    assert names(rows, 2, type="COERCE") == ["vessel", "buoy"]


def test_a_warship_is_known_by_what_stands_before_its_name():
    rows = """
        Norland Norland PROPN 2 nsubj
        sent send VERB 0 root
        the the DET 5 det
        USS USS PROPN 5 compound
        Wren Wren PROPN 2 obj
    """
    assert brief(rows, 1) == [("USS Wren", "vessel", None, None)]


def test_a_fact_that_something_was_done_is_not_what_it_was_done_to():
    rows = """
        the the DET 2 det
        effort effort NOUN 0 root
        to to PART 4 mark
        stop stop VERB 2 acl
        smugglers smuggler NOUN 4 obj
    """
    assert "effort" not in names(rows, 3, type="COERCE")


def test_the_thing_before_who_does_it_is_what_it_is_done_to():
    rows = """
        the the DET 2 det
        pact pact NOUN 0 root
        both both DET 4 det
        sides side NOUN 5 nsubj
        signed sign VERB 4 acl
    """
    read = reading(rows, roles={4: ("sign.02", {"ARG0": (2, 4)})})
    assert [item.name for item in find_items(Syntax(read), 4, read.predicates[0], type="AGREE")] == ["pact"]


def test_a_pronoun_takes_up_what_the_act_can_be_done_to():
    rows = """
        Norland Norland PROPN 2 nsubj
        withdrew withdraw VERB 0 root
        ships ship NOUN 2 obj
        from from ADP 5 case
        ports port NOUN 2 obl
        and and CCONJ 7 cc
        seized seize VERB 2 conj
        them they PRON 7 obj
    """
    read = reading(rows)
    tags = tuple("NNS" if tag == "NOUN" else tag for tag in read.xpos)
    plural = msgspec.structs.replace(read, xpos=tags)
    assert [item.name for item in find_items(Syntax(plural), 6, None, type="COERCE")] == ["ports"]
    assert [item.name for item in find_items(Syntax(plural), 6, None, type="MOBILIZE")] == ["ships"]


def test_what_is_joined_to_a_thing_is_one():
    rows = """
        Norland Norland PROPN 2 nsubj
        received receive VERB 0 root
        missiles missile NOUN 2 obj
        and and CCONJ 5 cc
        sundries sundry NOUN 3 conj
    """
    assert names(rows, 1, type="AID") == ["missiles", "sundries"]


def test_control_of_a_place_is_the_place():
    rows = """
        Rebels rebel NOUN 2 nsubj
        seized seize VERB 0 root
        control control NOUN 2 obj
        of of ADP 5 case
        Lowmark Lowmark PROPN 3 nmod
    """
    read = reading(rows, names=(("LOC", 4, 5),))
    assert [item.name for item in find_items(Syntax(read), 1, None, type="COERCE")] == ["Lowmark"]


def test_what_was_used_in_the_attack_is_its_tool():
    rows = """
        Drones drone NOUN 4 nsubj:pass
        had have AUX 4 aux
        been be AUX 4 aux:pass
        used use VERB 0 root
        in in ADP 7 case
        the the DET 7 det
        attack attack NOUN 4 obl
    """
    assert names(rows, 6, type="ASSAULT") == ["Drones"]


def test_those_sent_to_do_it_belong_to_the_act():
    rows = """
        Norland Norland PROPN 2 nsubj
        sent send VERB 0 root
        400 400 NUM 4 nummod
        soldiers soldier NOUN 2 obj
        to to PART 6 mark
        advise advise VERB 2 advcl
        the the DET 8 det
        army army NOUN 6 obj
    """
    assert names(rows, 5, type="AID") == ["soldiers"]


def test_some_of_a_group_are_counted():
    rows = """
        Rebels rebel NOUN 2 nsubj
        killed kill VERB 0 root
        two two NUM 2 obj
        of of ADP 5 case
        drivers driver NOUN 3 nmod
    """
    (item,) = find_items(Syntax(reading(rows)), 1, None, type="ASSAULT")
    assert (item.name, item.quantity.low, item.unit) == ("drivers", 2, None)


def test_what_is_asked_for_is_the_first_thing_after_for():
    rows = """
        Norland Norland PROPN 2 nsubj
        asked ask VERB 0 root
        Sudland Sudland PROPN 2 obj
        for for SCONJ 7 mark
        missiles missile NOUN 7 dep
        to to PART 7 mark
        cover cover VERB 2 xcomp
        losses loss NOUN 7 obj
    """
    read = reading(rows, roles={1: ("ask.02", {"ARG1": (3, 8)})})
    assert [item.name for item in find_items(Syntax(read), 1, read.predicates[0], type="REQUEST")] == ["missiles"]


def test_what_is_counted_by_tens_of_thousands_is_one_item():
    rows = """
        Norland Norland PROPN 2 nsubj
        shipped ship VERB 0 root
        tens ten NOUN 2 obj
        of of ADP 5 case
        thousands thousand NOUN 3 nmod
        of of ADP 7 case
        rifles rifle NOUN 5 nmod
    """
    (item,) = find_items(Syntax(reading(rows)), 1, None, type="AID")
    assert (item.name, item.quantity.low, item.unit) == ("rifles", 10_000, None)


def test_what_follows_of_is_held_wherever_a_parse_hangs_it():
    rows = """
        Norland Norland PROPN 2 nsubj
        struck strike VERB 0 root
        with with ADP 4 case
        dozens dozen NOUN 2 obl
        of of ADP 6 case
        missiles missile NOUN 2 obl
    """
    (item,) = find_items(Syntax(reading(rows)), 1, None, type="ASSAULT")
    assert (item.name, item.quantity.low) == ("missiles", 24)


def test_a_price_is_an_item():
    rows = """
        Norland Norland PROPN 2 nsubj
        bought buy VERB 0 root
        missiles missile NOUN 2 obj
        for for ADP 5 case
        $ $ SYM 2 obl
        3 3 NUM 7 compound
        million million NUM 5 nummod
    """
    assert brief(rows, 1) == [("missiles", "missile", None, None), ("$ 3 million", "money", (3e6, 3e6), "USD")]


def test_a_year_counts_nothing():
    rows = """
        Norland Norland PROPN 2 nsubj
        signed sign VERB 0 root
        the the DET 6 det
        2015 2015 NUM 6 nummod
        nuclear nuclear ADJ 6 amod
        accord accord NOUN 2 obj
    """
    assert brief(rows, 1) == [("nuclear accord", "agreement", None, None)]


def test_the_number_of_one_designation_counts_not_the_next():
    rows = """
        Norland Norland PROPN 2 nsubj
        sold sell VERB 0 root
        Fateh Fateh PROPN 2 obj
        - - PUNCT 5 punct
        110 110 NUM 3 flat
        and and CCONJ 7 cc
        Zolfaghar Zolfaghar PROPN 3 conj
    """
    assert [(name, quantity) for name, _, quantity, _ in brief(rows, 1)] == [("Fateh - 110", None), ("Zolfaghar", None)]


def test_what_one_is_warned_of_is_no_item_of_the_warning():
    rows = """
        Norland Norland PROPN 2 nsubj
        warned warn VERB 0 root
        that that SCONJ 5 mark
        Sudland Sudland PROPN 5 nsubj
        buys buy VERB 2 ccomp
        missiles missile NOUN 5 obj
    """
    assert names(rows, 1, type="THREATEN") == []
    assert names(rows.replace("that that SCONJ 5 mark", "to to PART 5 mark"), 1, type="REQUEST") == ["missiles"]


def test_what_a_thing_is_worth_is_its_quantity():
    rows = """
        Norland Norland PROPN 2 nsubj
        offered offer VERB 0 root
        aid aid NOUN 2 obj
        worth worth ADJ 3 amod
        about about ADV 7 advmod
        $ $ SYM 4 obj
        24 24 NUM 8 compound
        billion billion NUM 6 nummod
    """
    assert brief(rows, 1) == [("aid", "aid", (2.16e10, 2.64e10), "USD")]


def test_what_the_table_says_is_no_thing_is_no_item_though_counted():
    rows = """
        Norland Norland PROPN 2 nsubj
        stopped stop VERB 0 root
        18 18 NUM 4 nummod
        months month NOUN 2 obj
    """
    assert names(rows, 1, type="COERCE") == []
    assert names(rows.replace("months month", "convoys convoy"), 1, type="COERCE") == ["convoys"]


def test_what_a_noun_of_an_act_is_said_to_hold_or_to_kill_belongs_to_it():
    holds = """
        Aid aid NOUN 2 nsubj
        includes include VERB 0 root
        200 200 NUM 4 nummod
        rifles rifle NOUN 2 obj
    """
    kills = """
        Shelling shelling NOUN 2 nsubj
        killed kill VERB 0 root
        six six NUM 4 nummod
        people people NOUN 2 obj
    """
    for rows, type, count in ((holds, "AID", 200), (kills, "ASSAULT", 6)):
        found = find_items(Syntax(reading(rows)), 0, None, type=type)
        assert [item.quantity.low for item in found if item.quantity] == [count]
