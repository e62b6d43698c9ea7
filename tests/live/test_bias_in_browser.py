"""A bias that is found out after a vote, in real browsers: entered at the desk, told beside the result."""

from playwright.sync_api import expect

REASON = "Auskunft aus dem Handelsregister"
TOLD = "Anna Albers war befangen und hat an dieser Abstimmung teilgenommen"
DECISIVE = "Ohne diese Stimme wäre das Ergebnis ein anderes (§ 31 GO NRW)."


def test_what_was_found_out_stands_beside_the_result_at_the_desk_and_in_public(council, window):
    council.voting()
    for login, choice in {"anna": "yes", "bernd": "no", "cem": "yes"}.items():
        council.do(login, "cast_ballot", vote=1, choice=choice)
    council.do("vera", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)
    desk, visitor = window("olga", "pult"), window(None, "live")
    desk.locator("summary", has_text="Anwesenheit führen").click()
    desk.locator("summary", has_text="nach einer Abstimmung").click()
    form = desk.locator("form:has(input[value=find_bias])").first
    form.locator("select[name=person]").select_option(label="Anna Albers")
    form.locator("[name=reason]").fill(REASON)
    form.get_by_role("button").click()
    for screen in (desk, visitor):
        expect(screen.locator("[data-region=vote]")).to_contain_text(TOLD)
        expect(screen.locator("[data-region=vote]")).to_contain_text(DECISIVE)
        expect(screen.locator("[data-region=vote]")).not_to_contain_text(REASON)
