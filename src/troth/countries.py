"""The countries that there are, by their codes of two letters.

Source: ISO 3166-1 alpha-2, its 249 codes that are officially assigned; the European Union's
Interinstitutional Style Guide, 7.1.1, for `EL`, `UK` and `XK`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_ASSIGNED: Final = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
    ZW
"""
KNOWN: Final = frozenset({*_ASSIGNED.split(), "XK"})
"""Every code that stands for a country. `XK` is Kosovo, which has no code of its own yet."""
_ALSO: Final[Mapping[str, str]] = MappingProxyType({"EL": "GR", "UK": "GB"})
"""What people and offices write for a code."""


def code(written: str) -> str:
    """Return a code as ISO 3166 writes it: `uk` is GB. What is no code comes back in capitals."""
    told = written.upper() if written.isascii() else written
    return _ALSO.get(told, told)


def is_known(written: str) -> bool:
    """Say whether two letters stand for a country."""
    return code(written) in KNOWN
