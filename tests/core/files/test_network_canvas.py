"""Network Canvas exports: opened whatever an archiver did to them."""

import pytest

from core.errors import BadFile
from core.files.network_canvas import open_export
from tests.core.files.exports import (
    EDGE,
    EGO,
    KNOWS,
    NODE,
    ONE,
    PEOPLE,
    edge,
    ego,
    person,
    table,
    with_junk,
    zipped,
)


def the_one(files, folder="export/"):
    (interview,) = open_export(zipped(files, folder)).interviews
    return interview


def counted(interview):
    return dict(interview.node_counts), dict(interview.edge_counts)


def test_an_interview_says_who_was_asked_when_and_how_many_were_named():
    interview = the_one(ONE)

    assert (interview.id, interview.name, interview.started_on) == ("ego-1", "case_1", "2026-05-04")
    assert counted(interview) == ({"Person": 3, "Place": 2}, {"Knows": 2, "Visits": 1})


def test_junk_of_desktops_and_other_files_are_passed_over():
    assert counted(the_one(with_junk(ONE))) == counted(the_one(ONE))


@pytest.mark.parametrize("folder", ["", "a/", "a/b c/d/"])
def test_folders_do_not_matter(folder):
    assert counted(the_one(ONE, folder)) == counted(the_one(ONE))


def test_missing_tie_files_are_fine():
    nodes_only = {name: text for name, text in ONE.items() if "edgeList" not in name}

    assert counted(the_one(nodes_only)) == ({"Person": 3, "Place": 2}, {})


def test_a_missing_ego_file_is_fine():
    without = {name: text for name, text in ONE.items() if "ego.csv" not in name}

    assert the_one(without).name == "ego-1"


def test_an_interview_in_which_nobody_was_named_is_listed():
    empty = {
        "case_1_s1_ego.csv": table(EGO, ego()),
        "case_1_s1_attributeList.csv": table(NODE),
        "case_1_s1_edgeList.csv": table(EDGE),
    }

    assert counted(the_one(empty)) == ({}, {})


def test_sessions_merged_into_one_file_are_told_apart_by_their_ego():
    merged = {
        "Streets_ego.csv": table(EGO, ego("ego-1", "case_1"), ego("ego-2", "case_2")),
        "Streets_attributeList_Person.csv": table(
            f"{NODE},name", person(1, "Ana"), person(2, "Bo", key="ego-2"), person(3, "Cy", key="ego-2")
        ),
        "Streets_edgeList_Knows.csv": table(EDGE, edge(1, "p2", "p3", key="ego-2")),
    }  # fmt: skip
    one, two = open_export(zipped(merged)).interviews

    assert (one.name, counted(one)) == ("case_1", ({"Person": 1}, {}))
    assert (two.name, counted(two)) == ("case_2", ({"Person": 2}, {"Knows": 1}))


def test_interviews_come_in_the_order_of_their_numbers():
    egos = [ego(f"ego-{n}", f"case_{n}") for n in (10, 2, 1)]

    found = open_export(zipped({"Streets_ego.csv": table(EGO, *egos)})).interviews
    assert [interview.name for interview in found] == ["case_1", "case_2", "case_10"]


def test_a_byte_order_mark_quotes_and_blank_lines_do_not_matter():
    quoted = table(
        f'"nodeID",{NODE[7:]},"name"', '"1",ego-1,p1,"Ana ""the fast"", B."', "", end="\n"
    )
    files = {"case_1_s1_attributeList_Person.csv": ("\ufeff" + quoted).encode()}
    (node,) = the_one(files).nodes

    assert node.cell("name") == 'Ana "the fast", B.'


def test_a_line_break_nobody_quoted_spoils_one_note_and_no_other_row():
    broken = table(f"{NODE},name,note", "1,ego-1,p1,Ana,nice", "and kind", "2,ego-1,p2,Bo,")
    interview = the_one({"case_1_s1_attributeList_Person.csv": broken})

    assert "p2" in {node.id for node in interview.nodes}


def test_old_exports_without_ids_of_the_interview_are_told_apart_by_file_name():
    old = {
        "case_1_s1_attributeList_Person.csv": table("nodeID,name", "1,Ana", "2,Bo"),
        "case_1_s1_edgeList_Knows.csv": table("edgeID,from,to", "3,1,2"),
    }

    assert the_one(old).name == "case_1_s1"
    assert counted(the_one(old)) == ({"Person": 2}, {"Knows": 1})


def test_a_type_may_have_a_line_in_its_name():
    files = {"case_1_s1_attributeList_Health_Service.csv": PEOPLE}

    assert dict(the_one(files).node_counts) == {"Health_Service": 3}


def columns(type_="Person", files=ONE):
    return {column.name: column for column in the_one(files).columns[type_]}


def test_columns_show_the_answers_that_occur():
    assert columns()["RelStrength"].values == ("Not_close_at_all", "Somewhat_close", "Very_close")


def test_options_of_one_question_stand_together():
    relation = columns()["Relation"]

    assert relation.values == ("Friend", "Family", "Neighbour")
    assert relation.options == {
        "Friend": "Relation_Friend", "Family": "Relation_Family", "Neighbour": "Relation_Neighbour",
    }  # fmt: skip


def test_a_question_of_its_own_is_not_an_option():
    assert columns()["Likes_tea"].options is None


def test_ids_places_on_the_canvas_and_empty_columns_are_not_shown():
    assert set(columns()) == {"name", "RelStrength", "ContactFreq", "Relation", "Likes_tea"}


def test_a_question_with_a_line_in_its_name_keeps_it():
    options = table(
        f"{NODE},rel_to_friend,rel_to_kin", person(1, "true", "false"), person(2, "false", "true")
    )
    found = columns(files={"case_1_s1_attributeList_Person.csv": options})

    assert found["rel_to"].values == ("friend", "kin")


def test_a_column_of_many_answers_shows_some_and_says_so():
    rows = [person(n, f"somebody {n}") for n in range(100)]
    found = columns(files={"case_1_s1_attributeList_Person.csv": table(f"{NODE},name", *rows)})

    assert found["name"].many
    assert len(found["name"].values) == 30


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({}, "no_export"),
        ({"notes.csv": "a,b"}, "no_export"),
        ({"case_1_s1.graphml": "<graphml/>"}, "no_export"),
        ({"case_1_s1_attributeList_Person.csv": "name\nAna\n"}, "csv_columns"),
        ({"case_1_s1_attributeList_Person.csv": PEOPLE.replace("Ana", "Añà").encode("latin-1")}, "csv_not_utf_8"),
        ({"case_1_s1_attributeList_Person.csv": PEOPLE.encode("utf-16")}, "csv_not_utf_8"),
        ({"case_1_s1_attributeList_Person.csv": PEOPLE.replace("Ana", "A\0a")}, "csv_broken"),
        ({"case_1_s1_attributeList_Person.csv": PEOPLE + '"' + "a" * 200_000}, "csv_broken"),
        ({"case_1_s1_attributeList_Person.csv": "nodeID," + ",".join(map(str, range(3_000)))}, "csv_big"),
        ({"case_1_s1_edgeList_Knows.csv": KNOWS + "1\n" * 100_000}, "csv_big"),
    ],
)  # fmt: skip
def test_an_export_that_makes_no_sense_is_refused(files, problem):
    with pytest.raises(BadFile) as refused:
        open_export(zipped(files))
    assert refused.value.problem == problem


def test_an_interview_that_is_not_there_is_refused():
    with pytest.raises(BadFile) as refused:
        open_export(zipped(ONE)).interview("ego-7")
    assert refused.value.problem == "no_interview"
