"""The phonemes: for each its formants, how long it is, and what of it is voice and what noise.

Formants of vowels are men's averages.

Source: G. Peterson and H. Barney, Control methods used in a study of the vowels, 1952.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

Formants: TypeAlias = tuple[float, float, float]
"""The three lowest resonances of the mouth in Hz, which make a vowel what it is."""
Band: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Phoneme:
    """One sound of speech.

    `formants` are where it begins and `towards` where it ends; without any it takes those of what
    follows. `voice` and `breath` are the loudness of its voice and of its noise, from 0 to 1, the
    noise between the frequencies of `band`. A `burst` (in seconds) is what of it comes after a
    silence, as in p and t.
    """

    seconds: float
    formants: Formants | None = None
    towards: Formants | None = None
    voice: float = 0.0
    breath: float = 0.0
    band: Band = (500.0, 3000.0)
    burst: float = 0.0


def _vowel(start: Formants, end: Formants | None = None, seconds: float = 0.26) -> Phoneme:
    return Phoneme(seconds, start, end, voice=1.0)


EE: Final = (270.0, 2290.0, 3010.0)
IH: Final = (390.0, 1990.0, 2550.0)
EH: Final = (530.0, 1840.0, 2480.0)
AE: Final = (660.0, 1720.0, 2410.0)
AH: Final = (730.0, 1090.0, 2440.0)
AW: Final = (570.0, 840.0, 2410.0)
UU: Final = (440.0, 1020.0, 2240.0)
OO: Final = (300.0, 870.0, 2240.0)
UH: Final = (640.0, 1190.0, 2390.0)
ER: Final = (490.0, 1350.0, 1690.0)

LIPS: Final = (250.0, 900.0, 2200.0)
TEETH: Final = (250.0, 1700.0, 2700.0)
PALATE: Final = (250.0, 2000.0, 2500.0)

SOUNDS: Final[dict[str, Phoneme]] = {
    "ee": _vowel(EE), "ih": _vowel(IH), "eh": _vowel(EH), "ae": _vowel(AE), "ah": _vowel(AH),
    "aw": _vowel(AW), "uu": _vowel(UU), "oo": _vowel(OO), "uh": _vowel(UH), "er": _vowel(ER),
    "ay": _vowel(EH, EE, 0.3), "eye": _vowel(AH, IH, 0.32), "oy": _vowel(AW, IH, 0.32),
    "oh": _vowel((500.0, 900.0, 2400.0), (360.0, 800.0, 2300.0), 0.3),
    "ow": _vowel(AH, UU, 0.32),
    "m": Phoneme(0.13, LIPS, voice=0.45), "n": Phoneme(0.12, TEETH, voice=0.45),
    "ng": Phoneme(0.14, PALATE, voice=0.45),
    "l": Phoneme(0.1, (360.0, 1300.0, 2700.0), voice=0.6),
    "r": Phoneme(0.1, (310.0, 1060.0, 1380.0), voice=0.6),
    "w": Phoneme(0.1, (300.0, 700.0, 2200.0), voice=0.6),
    "y": Phoneme(0.09, (280.0, 2200.0, 3000.0), voice=0.6),
    "s": Phoneme(0.16, TEETH, breath=0.5, band=(4500.0, 8500.0)),
    "z": Phoneme(0.14, TEETH, voice=0.3, breath=0.35, band=(4500.0, 8500.0)),
    "sh": Phoneme(0.16, PALATE, breath=0.55, band=(2200.0, 6000.0)),
    "zh": Phoneme(0.14, PALATE, voice=0.3, breath=0.4, band=(2200.0, 6000.0)),
    "f": Phoneme(0.14, LIPS, breath=0.3, band=(1500.0, 9000.0)),
    "v": Phoneme(0.11, LIPS, voice=0.4, breath=0.15, band=(1500.0, 9000.0)),
    "th": Phoneme(0.14, TEETH, breath=0.25, band=(3000.0, 9000.0)),
    "dh": Phoneme(0.1, TEETH, voice=0.4, breath=0.12, band=(3000.0, 9000.0)),
    "h": Phoneme(0.11, None, breath=0.3, band=(700.0, 3000.0)),
    "p": Phoneme(0.13, LIPS, breath=0.55, band=(500.0, 1800.0), burst=0.06),
    "b": Phoneme(0.1, LIPS, voice=0.25, breath=0.45, band=(400.0, 1500.0), burst=0.02),
    "t": Phoneme(0.13, TEETH, breath=0.6, band=(3000.0, 6500.0), burst=0.06),
    "d": Phoneme(0.1, TEETH, voice=0.25, breath=0.45, band=(2800.0, 5500.0), burst=0.02),
    "k": Phoneme(0.13, PALATE, breath=0.6, band=(1500.0, 3200.0), burst=0.06),
    "g": Phoneme(0.1, PALATE, voice=0.25, breath=0.45, band=(1400.0, 2800.0), burst=0.02),
    "ch": Phoneme(0.18, PALATE, breath=0.6, band=(2200.0, 6000.0), burst=0.12),
    "j": Phoneme(0.14, PALATE, voice=0.25, breath=0.45, band=(2200.0, 6000.0), burst=0.08),
    "breath": Phoneme(0.45, UH, breath=0.16, band=(600.0, 3500.0)),
    "rest": Phoneme(0.12, None),
}  # fmt: skip
"""Every phoneme that a level can name."""
