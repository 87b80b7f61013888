"""Times as other services write them."""

from troth import clock
from troth.companion.imports.moments import moment

TOLD = {
    1_700_000_000: "2023-11-14T22:13:20.000Z",
    1_700_000_000.5: "2023-11-14T22:13:20.500Z",
    1_700_000_000_500: "2023-11-14T22:13:20.500Z",
    "1700000000500": "2023-11-14T22:13:20.500Z",
    "2024-03-01T10:00:00.123456Z": "2024-03-01T10:00:00.123Z",
    "2024-03-01T10:00:00+02:00": "2024-03-01T08:00:00.000Z",
    "2024-03-01T10:00:00": "2024-03-01T10:00:00.000Z",
    "June 8, 2024 6:35pm": "2024-06-08T18:35:00.000Z",
    "June 8, 2024 12:05am": "2024-06-08T00:05:00.000Z",
    "2024-06-08@18h35m12s": "2024-06-08T18:35:12.000Z",
    "2024-6-8 @18h 35m 12s 45ms": "2024-06-08T18:35:12.045Z",
}
NONE = (
    *(None, True, "", "yesterday", "Juni 8, 2024 6:35pm", "June 31, 2024 6:35pm", "1" * 61),
    *(float("inf"), float("nan"), -1e300, 1e300, 0, "0001-01-01T00:00:00Z", [1], {"a": 1}),
    *("9999-12-31T23:59:59-12:00", "2024-06-08@25h00m00s", "٣", -5),
    *(10.0**power for power in range(17, 40)),
    *(-(10**power) for power in range(17, 400, 3)),
    *("1" + "0" * power for power in range(17, 60)),
)


def test_each_way_of_writing_is_read() -> None:
    """Seconds, milliseconds, RFC 3339, and words."""
    found = {written: moment(written) for written in TOLD}

    assert {written: at and clock.text(at) for written, at in found.items()} == TOLD


def test_what_is_no_time_is_none() -> None:
    """Nothing raises, and no moment lies where no talk can have been."""
    assert [one for one in NONE if moment(one) is not None] == []
