"""An entry is read strictly, from a file or from stored bytes, and decides nothing."""

import json

import pytest

from troth.errors import BadInput, Damaged
from troth.registry.canonical import write
from troth.registry.entry import from_canonical, from_toml, is_cloud_model


def test_an_entry_is_read(entry):
    """All of it, and its claims."""
    read = entry()

    assert (read.id, read.name, read.dialect, read.place) == ("acme", "Acme", "openai", "public")
    assert read.models == ("small-1",)
    assert read.claims.retention_days.value == 30


def test_a_slash_at_the_end_says_nothing(entry):
    """The same address is written in one way."""
    assert entry(url="https://api.example.org/v1/") == entry()


@pytest.mark.parametrize(
    ("change", "blamed"),
    [
        ({"id": "Acme"}, "small letters"),
        ({"id": "local_model"}, "means something else"),
        ({"id": "person"}, "means something else"),
        ({"name": "Best Model"}, "Best"),
        ({"name": "ACME"}, "ACME"),
        ({"name": "My Model"}, "My"),
        ({"name": "Acme!"}, "plain letters"),
        ({"name": "A b c"}, "2 words"),
        ({"name": "Acme Inc."}, "full stop"),
        ({"name": "Universidad Internacional"}, "too long"),
        ({"name": "a" * 31}, "at most 30"),
        ({"place": "nearby"}, "loopback, private, public"),
        ({"place": "loopback"}, "loopback"),
        ({"url": "http://api.example.org/v1"}, "https"),
        ({"url": "ftp://api.example.org"}, "Write it as https"),
        ({"url": "https://key@api.example.org"}, "Write it as https"),
        ({"url": "https://api.example.org/?key=1"}, "Write it as https"),
        ({"url": "https://api.example.org/#x"}, "Write it as https"),
        ({"url": "https://api.example.org:99999"}, "port"),
        ({"url": "https://api.example.org:0"}, "Write it as https"),
        ({"url": "https://api.example.org\\\\@x"}, "Write it as https"),
        ({"url": "https://\u0430pple.example.org"}, "Write it as https"),
        ({"url": "https://%61.example.org"}, "Write it as https"),
        ({"url": "https://api.example.org//v1"}, "Write it as https"),
        ({"url": "https://api.example.org/v1//"}, "Write it as https"),
        ({"url": "https://api.example.org/v1;x"}, "Write it as https"),
        ({"url": "https://api.example.org/v1/../x"}, "dots that go up"),
        ({"url": "https://xn--pple-43d.example.org/v1"}, "hides letters"),
        ({"url": "https://api.example.org./v1"}, "a dot at its end"),
        ({"url": "https://2130706433/v1"}, "four numbers"),
        ({"url": "https://0x7f.1/v1"}, "four numbers"),
        ({"url": "https://127.1/v1"}, "four numbers"),
        ({"url": "https://api.1/v1"}, "four numbers"),
        ({"url": "https://127.0.0.1/v1"}, "must be loopback"),
        ({"url": "https://localhost/v1"}, "must be loopback"),
        ({"url": "https://[::ffff:127.0.0.1]/v1"}, "never calls"),
        ({"url": "https://[::127.0.0.1]/v1"}, "never calls"),
        ({"url": "https://[64:ff9b::7f00:1]/v1"}, "never calls"),
        ({"url": "https://[2002:7f00:1::]/v1"}, "never calls"),
        ({"url": "https://192.88.99.1/v1"}, "never calls"),
        ({"url": "https://168.63.129.16/v1"}, "never calls"),
        ({"url": "https://10.0.0.1/v1"}, "must be private"),
        ({"url": "https://169.254.169.254/v1", "place": "private"}, "never calls"),
        ({"url": "https://[fd00:ec2::254]/v1", "place": "private"}, "never calls"),
        ({"url": "https://[fe80::1]/v1", "place": "private"}, "never calls"),
        ({"url": "https://0.0.0.0/v1", "place": "loopback"}, "never calls"),
        ({"url": "https://224.0.0.1/v1"}, "never calls"),
        ({"url": "https://8.8.8.8/v1", "place": "private"}, "must be public"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(entry, change, blamed):
    """Names that no card may show, and addresses that lie elsewhere than they say."""
    with pytest.raises(BadInput, match=blamed) as caught:
        entry(**change)

    assert str(caught.value).startswith("acme.toml:")


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://127.0.0.1:11434/v1", "loopback"),
        ("http://localhost:8080", "loopback"),
        ("http://[::1]:8080", "loopback"),
        ("http://192.168.1.20:8080", "private"),
        ("http://box.home:8080", "private"),
        ("https://8.8.8.8", "public"),
    ],
)
def test_addresses_that_lie_where_they_say(entry, url, place):
    """On this machine and in one's own network plain http is enough."""
    assert entry({}, url=url, place=place).base_url == url


@pytest.mark.parametrize(
    ("old", "new", "blamed"),
    [
        ("dialect =", "dialekt =", "dialect"),
        ('"small-1"', '"small-1", "small-1"', "twice"),
        ('"small-1"', '"a model"', "no name of a model"),
        ('"small-1"', f'"{"x" * 129}"', "no name of a model"),
        ("[claim.dpa]", "[claim.dpo]", "dpa"),
        ('reviewer = "Ada"', 'reviwer = "Ada"', "reviewer"),
        ('name = "Acme"', "", "name"),
        ("models = [", "models = [[", "not TOML"),
    ],
)
def test_a_slip_of_the_pen_is_named(written, old, new, blamed):
    """An unknown key is refused with the name that was probably meant."""
    with pytest.raises(BadInput, match=blamed):
        from_toml(written().replace(old, new, 1), source="acme.toml")


def test_a_file_that_is_too_large_is_not_read(written):
    """Every input has a limit."""
    with pytest.raises(BadInput, match="more than"):
        from_toml(written() + "#" * 70_000, source="acme.toml")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"format":"troth/v1/provider"}',
        b'{ "format": "troth/v1/provider" }',
    ],
)
def test_stored_bytes_that_are_not_canonical_are_damaged(body):
    """What Troth did not write it does not use."""
    with pytest.raises(Damaged):
        from_canonical(body)


@pytest.mark.parametrize(
    "change", [{"format": "troth/v2/provider"}, {"id": "person"}, {"more": 1}, {"models": "x"}]
)
def test_stored_bytes_obey_the_same_rules(entry, change):
    """A stored entry that breaks a rule is not used, however canonical it is."""
    values = json.loads(entry().body()) | change

    with pytest.raises(Damaged):
        from_canonical(write(values))


def test_what_a_server_refuses_is_written_down(written):
    """Some stop at a part that others know. Who refuses nothing has the same bytes as ever."""
    plain = written()
    strict = plain.replace("place =", 'refuses = ["store", "seed"]\nplace =')
    read = from_toml(strict, source="acme.toml")

    assert read.refuses == ("store", "seed")
    assert from_canonical(read.body()) == read
    assert "refuses" not in json.loads(from_toml(plain, source="acme.toml").body())


@pytest.mark.parametrize(
    ("part", "url", "blamed"),
    [
        ("messages", "https://api.example.org/v1", "one of"),
        ("model", "https://api.example.org/v1", "one of"),
        ("store", "https://api.openai.com/v1", "kept"),
        ("store", "https://house.openai.azure.com/openai/v1", "kept"),
        ("store", "https://eu.api.openai.com/v1", "kept"),
        ("store", "https://US.API.OpenAI.com:443/v1", "kept"),
    ],
)
def test_what_is_needed_is_never_left_out(written, part, url, blamed):
    """The words themselves, and that nothing be kept where somebody would keep it."""
    text = written(url=url).replace("place =", f'refuses = ["{part}"]\nplace =')

    with pytest.raises(BadInput, match=blamed):
        from_toml(text, source="acme.toml")


@pytest.mark.parametrize(
    ("url", "openai"),
    [
        ("https://api.openai.com/v1", True),
        ("https://API.OpenAI.com/v1", True),
        ("https://api.openai.com:443/v1", True),
        ("https://eu.api.openai.com/v1", True),
        ("https://house.openai.azure.com/openai/v1", True),
        ("https://api.openai.com.example.org/v1", False),
        ("https://notapi.openai.com/v1", False),
        ("https://openrouter.ai/api/v1", False),
    ],
)
def test_openai_is_known_by_its_host(written, url, openai):
    """However it is written, and in whichever region: it keeps, and names, in its own way."""
    assert from_toml(written(url=url), source="acme.toml").is_openai is openai


@pytest.mark.parametrize(
    ("name", "cloud"),
    [
        ("gpt-oss:120b-cloud", True),
        ("kimi-k2:1t-Cloud", True),
        ("qwen3:cloud", True),
        ("gpt-oss:120b-cloud@sha256:00ff", True),
        ("qwen3:cloud@sha256:00ff", True),
        ("cloudy:7b", False),
        ("llama3.2", False),
        ("cloud/llama", False),
    ],
)
def test_a_cloud_model_is_known_by_its_name(name, cloud):
    """A program on this machine can list models that run elsewhere."""
    assert is_cloud_model(name) is cloud


def test_only_loopback_without_a_cloud_runs_here(entry):
    """One model of a cloud is enough: nobody can tell which one will be asked."""
    here = {"url": "http://127.0.0.1:11434/v1", "place": "loopback"}
    with_cloud = from_toml(
        'id = "ollama"\nname = "Ollama"\ndialect = "openai"\nplace = "loopback"\n'
        'base_url = "http://127.0.0.1:11434/v1"\nmodels = ["llama3.2", "gpt-oss:20b-cloud"]\n',
        source="x.toml",
    )

    assert entry({}, **here).runs_here
    assert not with_cloud.runs_here
    assert not entry().runs_here
