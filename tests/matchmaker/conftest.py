"""One small made-up market, fitted once for each process of the tests."""

import numpy as np
import pytest
from numpy.typing import NDArray

from troth.matchmaker import market
from troth.matchmaker.market import Market
from troth.matchmaker.model import Model, model

Table = dict[str, NDArray[np.generic]]


@pytest.fixture(scope="session")
def people() -> Market:
    """Return 300 invented people."""
    return market.invent(300, seed=1)


@pytest.fixture(scope="session")
def decided(people: Market) -> Table:
    """Return 1,500 pairs of them with decisions."""
    return market.evening(people, 1500, seed=2)


@pytest.fixture(scope="session")
def later(people: Market) -> Table:
    """Return 1,000 other pairs with decisions."""
    return market.evening(people, 1000, seed=3)


@pytest.fixture(scope="session")
def fitted(decided: Table) -> Model:
    """Return a model that learned from the first evening."""
    return model().fit(decided)
