"""What the companion's tests share: a person who said yes, a model, a talk with branches."""

import pytest

from troth.testing.house import allow, with_model
from troth.testing.providers import ScriptedProvider


@pytest.fixture
def willing(house, noor):
    """Return a person who said yes to all that a talk needs."""
    allow(house, noor)
    return noor


@pytest.fixture
def model():
    """Return a model that says three sentences in five pieces, and remembers what it was asked."""
    return ScriptedProvider(["Hello. ", "It is", " late. ", "Hello", " from the model."])


@pytest.fixture
def companion(house, model):
    """Return a companion with the scripted model."""
    return with_model(house, model)
