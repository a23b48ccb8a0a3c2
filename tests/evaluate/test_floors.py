def test_a_floor_under_a_few_labelled_reports_leaves_room_for_another_processor():
    measured = {"b3.f1": 91.0, "false.per_thousand": 340.0, "arms.false": 0.0}
    lifted = floors.raised({}, {"merging-reports/newspapers": {"figures": measured}})
    assert lifted["merging-reports/newspapers/b3.f1"] == 88.0
    assert lifted["merging-reports/newspapers/false.per_thousand"] == 365.0
    assert lifted["merging-reports/newspapers/arms.false"] < 1  # one false merge is one too many
