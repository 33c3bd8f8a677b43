"""All measures of one map: their names, their JSON, their ranges."""

import json
from dataclasses import replace
from types import MappingProxyType

from hypothesis import given, settings

from core.rules.facts import NetworkMap
from core.rules.measures import as_json, measure
from tests.core.rules.making import a_map_of, activity, person, place
from tests.maps import TODAY, a_map, network_maps

PROMISED = {
    *("size", "ties", "density", "mean_degree", "components", "isolates", "effective_size"),
    *("constraint", "ego_betweenness", "efficiency", "by_kind", "by_group", "share_family"),
    *("share_practitioner", "largest_group_share", "blau_group", "iqv_group"),
    *("share_known_over_5", "weekly_contacts", "top_share_weekly_contact", "reciprocity"),
}
SHARES = (
    *("pairs_answered", "density", "efficiency", "ego_clustering", "global_efficiency"),
    *("share_family", "share_practitioner", "largest_group_share", "blau_group", "iqv_group"),
    *("share_known_over_5", "top_share_weekly_contact", "reciprocity"),
)


def test_every_name_the_map_file_promises_is_there():
    assert as_json(measure(NetworkMap(), TODAY)).keys() >= PROMISED


def test_an_empty_map_has_numbers_for_counts_and_nothing_for_the_rest():
    found = as_json(measure(NetworkMap(), TODAY))
    there = {name: value for name, value in found.items() if value is not None}
    counted = dict.fromkeys(("size", "ties", "components", "isolates", "ego_betweenness"), 0)
    kinds = {"person": 0, "place": 0, "activity": 0}
    assert there == {**counted, "by_kind": kinds, "by_group": {}}


def test_kinds_count_everything_here():
    map_ = a_map_of(person("Sam"), person("Dee"), place("Home"), activity("Choir"))
    assert measure(map_, TODAY).by_kind == {"person": 2, "place": 1, "activity": 1}


@given(network_maps())
@settings(max_examples=60)
def test_measures_are_json_with_nothing_that_is_no_number(map_):
    json.dumps(as_json(measure(map_, TODAY)), allow_nan=False)


@given(network_maps())
@settings(max_examples=60)
def test_shares_run_from_nothing_to_everything(map_):
    found = as_json(measure(map_, TODAY))
    values = [found[name] for name in SHARES if found[name] is not None]
    assert all(-1e-12 <= value <= 1 + 1e-12 for value in values)


def test_the_order_in_which_a_map_is_kept_changes_no_measure():
    map_ = a_map(5, 60)
    turned = replace(
        map_,
        connections=MappingProxyType(dict(reversed(map_.connections.items()))),
        ties=MappingProxyType(dict(reversed(map_.ties.items()))),
    )
    one, other = (as_json(measure(each, TODAY)) for each in (map_, turned))
    assert {k: v for k, v in one.items() if not isinstance(v, float)} == {
        k: v for k, v in other.items() if not isinstance(v, float)
    }
    assert all(abs(v - other[k]) < 1e-12 for k, v in one.items() if isinstance(v, float))
