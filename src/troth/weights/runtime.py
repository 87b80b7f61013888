"""ONNX Runtime by its C interface: one model in this process, few megabytes, no numpy.

The wheel `onnxruntime` carries the plain library. Its Python package would bring numpy
and 28 MB of resident memory more than we use, so only the library is loaded. The order
of the functions in `OrtApi` is a promise of its makers ("do not reorder"); it is written
out below from `onnxruntime_c_api.h`, interface version 17 (ONNX Runtime 1.17 and later).

One thread for each run, no memory arena. Runs may overlap.

No telemetry: since 1.29 its makers' builds send events about process, models and errors to
Microsoft, with an identifier of the machine that they write into its cache folder. They do so
from native code, where no rule of ours sees it, unless the environment says otherwise before
the library is loaded; turning it off by the interface comes too late for the first event.
"""

import ctypes
import importlib.util
import os
import threading
from array import array
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

from troth.errors import Unconfigured
from troth.weights.large_pages import gather
from troth.weights.tensor import Tensor

_VERSION: Final = 17
_NO_TELEMETRY: Final = "ORT_DISABLE_TELEMETRY"
"""Read once, when the library begins. See its `docs/Privacy.md`."""
_ERROR = 3  # OrtLoggingLevel

# Places in OrtApi.
_GET_ERROR_MESSAGE: Final = 2
_CREATE_ENV: Final = 3
_DISABLE_TELEMETRY: Final = 6
_CREATE_SESSION_FROM_ARRAY: Final = 8
_RUN: Final = 9
_CREATE_SESSION_OPTIONS: Final = 10
_DISABLE_MEM_PATTERN: Final = 17
_DISABLE_CPU_MEM_ARENA: Final = 19
_SET_GRAPH_OPTIMIZATION_LEVEL: Final = 23
_SET_INTRA_OP_THREADS: Final = 24
_CREATE_TENSOR_WITH_DATA: Final = 49
_GET_TENSOR_DATA: Final = 51
_GET_ELEMENT_COUNT: Final = 64
_GET_TENSOR_SHAPE: Final = 65
_CREATE_CPU_MEMORY_INFO: Final = 69
_RELEASE_STATUS: Final = 93
_RELEASE_SESSION: Final = 95
_RELEASE_VALUE: Final = 96
_RELEASE_SHAPE: Final = 99
_RELEASE_SESSION_OPTIONS: Final = 100
_ADD_SESSION_CONFIG: Final = 130

_Pointer = ctypes.c_void_p
_STATUS: Final = ctypes.CFUNCTYPE(_Pointer)
_TEXT: Final = ctypes.CFUNCTYPE(ctypes.c_char_p, _Pointer)
_NOTHING: Final = ctypes.CFUNCTYPE(None, _Pointer)


class RuntimeFailed(Exception):  # `Failed` reads better
    """The runtime refused a model or a run. Holds what it said, never an input."""


class Session:
    """A model, ready to run."""

    def __init__(self, graph: bytes, folder: Path) -> None:
        """Load `graph` (an ONNX model); tensors that it keeps outside lie in `folder`."""
        self._api = _api()
        options = self._api.make(_CREATE_SESSION_OPTIONS)
        try:
            self._api.call(_SET_INTRA_OP_THREADS, options, ctypes.c_int(1))
            self._api.call(_SET_GRAPH_OPTIMIZATION_LEVEL, options, ctypes.c_int(0))
            self._api.call(_DISABLE_CPU_MEM_ARENA, options)
            self._api.call(_DISABLE_MEM_PATTERN, options)
            for key, value in {
                b"session.model_external_initializers_file_folder_path": bytes(folder),
                b"session.intra_op.allow_spinning": b"0",
            }.items():
                self._api.call(_ADD_SESSION_CONFIG, options, key, value)
            size = ctypes.c_size_t(len(graph))
            env = self._api.env
            self._session = self._api.make(_CREATE_SESSION_FROM_ARRAY, env, graph, size, options)
        finally:
            self._api.release(_RELEASE_SESSION_OPTIONS, options)

    def __del__(self) -> None:
        if hasattr(self, "_session"):
            self._api.release(_RELEASE_SESSION, self._session)

    def run(self, **inputs: Tensor) -> "array[float]":
        """Run the model on named inputs; return its `logits`, row after row."""
        api, count = self._api, len(inputs)
        kept = [ctypes.c_char_p(one.data) for one in inputs.values()]  # read in place, not copied
        values: list[_Pointer] = []
        out = (_Pointer * 1)()
        try:
            for one, held in zip(inputs.values(), kept, strict=True):
                values.append(self._value(one, held))
            api.call(
                _RUN,
                self._session,
                None,
                (ctypes.c_char_p * count)(*(name.encode() for name in inputs)),
                (_Pointer * count)(*values),
                ctypes.c_size_t(count),
                (ctypes.c_char_p * 1)(b"logits"),
                ctypes.c_size_t(1),
                out,
            )
            return self._floats(_Pointer(out[0]))
        finally:
            for value in (*values, out[0]):
                api.release(_RELEASE_VALUE, value)

    def _value(self, tensor: Tensor, held: ctypes.c_char_p) -> _Pointer:
        """Describe `held` to the runtime, which reads it in place."""
        shape = (ctypes.c_int64 * len(tensor.shape))(*tensor.shape)
        return self._api.make(
            _CREATE_TENSOR_WITH_DATA,
            self._api.memory,
            held,
            ctypes.c_size_t(len(tensor.data)),
            shape,
            ctypes.c_size_t(len(tensor.shape)),
            ctypes.c_int(tensor.kind),
        )

    def _floats(self, value: _Pointer) -> "array[float]":
        api = self._api
        shape = api.make(_GET_TENSOR_SHAPE, value)
        try:
            count = ctypes.c_size_t()
            api.call(_GET_ELEMENT_COUNT, shape, ctypes.byref(count))
        finally:
            api.release(_RELEASE_SHAPE, shape)
        data = api.make(_GET_TENSOR_DATA, value)
        floats = array("f")
        floats.frombytes(ctypes.string_at(data, count.value * floats.itemsize))
        return floats


def let_go() -> None:
    """Give back the memory that loading took and running does not need; gather what stays.

    Of the library, only its instructions are let go: they are in a file and come back page
    by page when they are used again.
    """
    libc = ctypes.CDLL(None)
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        where, allowed, *_, name = line.split(maxsplit=5)
        if allowed == "r-xp" and "/libonnxruntime.so" in name:
            start, end = (int(one, 16) for one in where.split("-"))
            libc.madvise(_Pointer(start), ctypes.c_size_t(end - start), _MADV_DONTNEED)
    libc.malloc_trim(0)
    gather()


_MADV_DONTNEED: Final = 4  # linux/mman.h


class _Api:
    """The table of functions, and the environment that all sessions share."""

    def __init__(self, library: Path) -> None:
        os.environ[_NO_TELEMETRY] = "1"
        loaded = ctypes.CDLL(str(library))
        loaded.OrtGetApiBase.restype = ctypes.POINTER(_Pointer * 2)
        get_api = ctypes.CFUNCTYPE(_Pointer, ctypes.c_uint32)(loaded.OrtGetApiBase().contents[0])
        table = get_api(_VERSION)
        if not table:
            message = f"{library.name} is older than 1.{_VERSION}."
            raise RuntimeFailed(message)
        self._table = ctypes.cast(table, ctypes.POINTER(_Pointer))
        self._functions: dict[int, Callable[..., Any]] = {}
        self.env = self.make(_CREATE_ENV, ctypes.c_int(_ERROR), b"troth")
        self.call(_DISABLE_TELEMETRY, self.env)
        self.memory = self.make(_CREATE_CPU_MEMORY_INFO, ctypes.c_int(0), ctypes.c_int(0))

    def call(self, place: int, *arguments: object) -> None:
        """Call a function that gives a status. Raises RuntimeFailed unless it is good."""
        status = self._function(place, _STATUS)(*arguments)
        if status:
            say = self._function(_GET_ERROR_MESSAGE, _TEXT)
            told = (say(status) or b"").decode(errors="replace")
            self.release(_RELEASE_STATUS, _Pointer(status))
            raise RuntimeFailed(told)

    def make(self, place: int, *arguments: object) -> _Pointer:
        """Call a function that puts what it makes behind its last argument."""
        made = _Pointer()
        self.call(place, *arguments, ctypes.byref(made))
        return made

    def release(self, place: int, what: _Pointer | int | None) -> None:
        """Give something back; nothing may be given."""
        self._function(place, _NOTHING)(what)

    def _function(self, place: int, kind: "type[ctypes._CFunctionType]") -> Callable[..., Any]:
        """Return the function at a place, made once: making it costs more than calling it."""
        if place not in self._functions:
            self._functions[place] = kind(self._table[place])
        return self._functions[place]


_LOADING = threading.Lock()


def _api() -> _Api:
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> _Api:
    found = importlib.util.find_spec("onnxruntime")
    folder = Path(found.origin).parent / "capi" if found and found.origin else Path()
    library = next(iter(sorted(folder.glob("libonnxruntime.so.*"))), None) if found else None
    if library is None:
        message = "ONNX Runtime is not installed. Run `troth model get veil`."
        raise Unconfigured(message)
    return _Api(library)
