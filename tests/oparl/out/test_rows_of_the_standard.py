"""What a test suite of OParl has at least to ask (OPARL-50), and which test of ours asks it."""

from importlib import import_module

import pytest

ASKED = {
    "per type: names, types, what must be there, no unknown names": [
        "test_objects.test_all_twelve_types_are_there",
        "test_objects.test_every_object_has_the_properties_and_shapes_of_the_standard",
        "test_objects.test_every_property_that_is_ever_written_has_the_shape_of_the_standard",
    ],
    "dates and times in their one form; no null, nothing empty": [
        "test_objects.test_the_shapes_are_really_looked_at",
    ],
    "open to every web page (CORS): 200": [
        "test_doors.test_every_door_answers_json_to_every_web_page_and_sets_no_cookie",
    ],
    "open to every web page (CORS): 301, canonical addresses": [
        "test_doors.test_other_ways_to_write_an_address_lead_to_the_canonical_one",
        "test_doors.test_parameters_have_one_order_and_one_way_to_be_written",
    ],
    "open to every web page (CORS): 404": ["test_doors.test_errors_are_error_objects_in_german"],
    "open to every web page (CORS): 500": ["test_doors.test_a_fault_of_ours_is_an_error_object_too"],
    "HEAD": ["test_doors.test_head_says_what_get_says"],
    "a crawl while objects change loses none and doubles none": [
        "test_changes.test_a_crawl_while_objects_change_appear_and_go_loses_none_and_doubles_none",
    ],
    "each filter on each of the ten lists and on the list of bodies": [
        "test_changes.test_each_filter_holds_on_each_list_both_ends_included",
    ],
    "filters stay in the links": ["test_changes.test_filters_are_combined_and_stay_in_all_links"],
    "what is deleted, with and without modified_since": [
        "test_changes.test_deletion_is_seen_in_the_list_of_every_kind",
        "test_changes.test_what_is_withdrawn_leaves_a_stub_for_those_who_ask_what_has_changed",
    ],
    "embedded is stand-alone without what points back": [
        "test_objects.test_embedded_is_stand_alone_without_what_points_back",
        "test_objects.test_an_object_stands_in_its_list_as_it_stands_alone",
    ],
    "every reference leads to an object that is in a list": [
        "test_objects.test_every_reference_leads_to_an_object_in_a_list",
    ],
    "files: headers of both addresses, SHA-512, size": [
        "test_objects.test_files_are_what_their_objects_say",
        "test_objects.test_a_name_with_umlauts_has_a_plain_one_beside_it",
    ],
    "no cookie, whoever asks": ["test_doors.test_who_is_logged_in_and_reads_english_gets_the_same"],
    "nothing hidden anywhere": [
        "test_objects.test_nothing_hidden_is_anywhere",
        "test_objects.test_what_nobody_may_see_has_no_address",
    ],
}


@pytest.mark.parametrize("row", ASKED)
def test_every_row_has_its_test(row):
    for name in ASKED[row]:
        module, test = name.split(".")
        assert callable(getattr(import_module(f"tests.oparl.out.{module}"), test))
