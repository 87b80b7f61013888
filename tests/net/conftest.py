"""Certificates for names that exist nowhere, and a proxy that says whom it was asked for."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


@pytest.fixture
def tls(tmp_path: Path) -> Callable[[str], tuple[ssl.SSLContext, Callable[[], ssl.SSLContext]]]:
    """Return a function: a server's TLS for one name, and what a client that trusts it uses."""

    def make(name: str) -> tuple[ssl.SSLContext, Callable[[], ssl.SSLContext]]:
        file = _certificate(tmp_path / name, name)
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(file)

        def trust() -> ssl.SSLContext:
            from troth.net.client import system_trust

            context = system_trust()
            context.load_verify_locations(file)
            return context

        return server, trust

    return make


def _certificate(folder: Path, name: str) -> Path:
    key, subject = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    at = datetime.now(UTC)
    public = key.public_key()
    made = (
        x509.CertificateBuilder(subject, subject, public, x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder.mkdir()
    file = folder / "both.pem"
    plain, form = serialization.NoEncryption(), serialization.PrivateFormat.PKCS8
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, plain)
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


class Proxy:
    """A proxy that writes down whom it was asked for, and leads everybody to one port."""

    def __init__(self, to: int, answer: bytes) -> None:
        self.asked: list[bytes] = []
        self._to, self._answer = to, answer

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(self._answer)
        if b" 200 " in self._answer:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to)
            await asyncio.gather(_pipe(reader, far_writer), _pipe(far_reader, writer))
        writer.close()
        await writer.wait_closed()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
    writer.close()


@pytest.fixture
def proxy() -> Callable[..., object]:
    """Return a context manager that runs a proxy; it gives the proxy and its address."""

    @asynccontextmanager
    async def run(
        to: int, answer: bytes = b"HTTP/1.1 200 ok\r\n\r\n"
    ) -> AsyncIterator[tuple[Proxy, str]]:
        made = Proxy(to, answer)
        server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
        async with server:
            yield made, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    return run
