"""What anybody may read: the policy, the help in danger, and the description of `/api`."""


def test_the_policy_says_where_each_sentence_comes_from(api) -> None:
    """Nobody has to sign in for it."""
    told = api.asks(None, "GET", "/api/policy").json()

    assert told["number"] == 1
    assert told["label"]["table"]["rows"]
    assert all(one["title"]["paths"] for one in told["sections"])


def test_help_is_there_for_anybody(api) -> None:
    """By country, and all of them where there is no entry for it."""
    here = api.asks(None, "GET", "/api/safety?country=de").json()
    nowhere = api.asks(None, "GET", "/api/safety?country=ZZ").json()

    assert here["own"]["code"] == "DE"
    assert here["own"]["lines"][0]["call"]
    assert nowhere["own"] is None
    assert len(nowhere["elsewhere"]) == len(here["elsewhere"]) + 1


def test_without_a_protocol_that_is_said(api_of, house, tmp_path) -> None:
    """It is not an empty page: somebody must set it up."""
    from dataclasses import replace

    empty = tmp_path / "resources.toml"
    empty.write_text("")
    api = api_of(replace(house, settings=replace(house.settings, resources_file=empty)))

    told = api.asks(None, "GET", "/api/safety")

    assert (told.status_code, told.json()["type"]) == (503, "/errors/not_set_up")


def test_the_description_describes_itself(api) -> None:
    """At the address that it names."""
    told = api.asks(None, "GET", "/api/openapi.json").json()

    assert "/api/openapi.json" in told["paths"]
