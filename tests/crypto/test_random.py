from troth.crypto.random import secret


def test_secrets_have_the_asked_length_and_never_repeat():
    """32 bytes unless asked otherwise, always new."""
    drawn = [secret() for _ in range(1000)]

    assert len(set(drawn)) == 1000
    assert {len(one) for one in drawn} == {32}
    assert [len(secret(size)) for size in (0, 1, 8, 16)] == [0, 1, 8, 16]
