"""What a page may do in a browser: as little as it needs, and nothing from elsewhere.

The policy starts at nothing. Scripts, styles, pictures and forms come from here and go here;
no script may turn text into markup (`trusted-types 'none'`), and no other page may frame ours.
Sources: Content Security Policy Level 3; Trusted Types (W3C).
"""

from typing import Final

from troth.front.face import Header

_POLICY: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
)
_OFF: Final = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)

PAGE: Final[tuple[Header, ...]] = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", "; ".join(_POLICY).encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", ", ".join(f"{one}=()" for one in _OFF).encode()),
    # Our own pages are told where a form comes from, other sites nothing (see front.origin).
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
)
