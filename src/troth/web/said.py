"""What a page says after something was done: fixed sentences, named in the address.

A page that changes something answers with a redirect, so that a reload does it no second
time. The next page says what happened; the address holds one word of this list and nothing
that a person wrote, so nobody can make a page say something of their own.
"""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "welcome": "You are signed in. Nothing is kept of you yet but your account.",
    "signed_out": "You are signed out. What was kept stays sealed.",
    "yes": "You said yes. You can take it back at any time, under Privacy.",
    "no": "You said no. Nothing was lost, and Troth will not ask again for 180 days.",
    "renewed": "Your yes lasts the full time again. You can take it back at any time.",
    "withdrawn": "You took back your yes. It holds from this moment.",
    "on_hold": "Your data is on hold. Troth keeps it and does not use it.",
    "off_hold": "The hold is over. What you allowed before is allowed again.",
    "still_on_hold": "The hold was put on anew meanwhile, so it stays. You can end it here.",
    "objected": "You objected. Troth has stopped.",
    "import_forgotten": "The import is forgotten. No copy opens it any more.",
    "import_dropped": "Nothing was brought in, and the file is let go of.",
    "turn_forgotten": "The message is forgotten. No copy opens it any more.",
    "talk_forgotten": "The talk is forgotten. No copy opens it any more.",
    "purpose_forgotten": "All of it is forgotten. No copy opens it any more.",
    "beside": (
        "This talk had gone on in another window. Nothing is lost: "
        "what you just said stands beside it, as another version."
    ),
    "key_ended": "The key has ended. It opens nothing any more.",
    "session_ended": "That sign-in has ended.",
    "sessions_ended": "All other sign-ins have ended.",
    "saved": "Saved.",
    "memory_set": "Saved. It counts from your next message on.",
    "memory_barred": "That message goes into no answer any more.",
    "memory_unbarred": "That message can be used again.",
    "match_like": "You said yes. They hear of it only if they say yes too.",
    "match_pass": "You said no. They hear nothing of it.",
    "match_later": "They come up again in 3 days. They hear nothing of it.",
    "match_block": "Blocked. Neither of you is shown to the other. They hear nothing of it.",
    "match_undo": "Taken back.",
    "match_learn_anew": "Forgotten. It starts anew from your next choice on.",
    "match_photo": "Saved, without what the camera wrote in it. Below is what others see.",
    "match_photo_gone": "Your photo is forgotten. No older copy opens it any more.",
    "match_shown": "Saved. It counts from their next look on.",
    "match_written": "Sent. You both keep a copy.",
    "match_letter_forgotten": "Your copy is forgotten. No older copy opens it any more.",
    "match_talk_forgotten": "Your copy of the talk is forgotten. No older copy opens it any more.",
    "match_taken_back": "Taken back. It is gone from both copies.",
    "match_some_left": (
        "Taken back, but not everywhere: the copy of somebody else is damaged and keeps it."
    ),
    "match_reported": (
        "Sent to whoever runs this Troth. You blocked them, too. They hear of neither."
    ),
    "match_decided": "Saved. Whoever sent the report sees that it was decided.",
    "match_let_in": "They can meet people again.",
    "companion_added": "Added. It is sealed, and only you see it.",
    "companion_made": "It has a name. Now say who it is.",
    "companion_copied": "This is the copy.",
    "companion_removed": "Removed. You can bring it back for 7 days, below.",
    "companion_forgotten": "It is forgotten. No copy opens it any more.",
    "companion_back": "It is back.",
    "yes_model": "You said yes. It answers you once you let it, below.",
    "no_model": "You said no. It gets nothing, and Troth will not ask again for 180 days.",
    "model_chosen": "From your next message on, this one answers.",
    "bar_set": "Your bar is set. It counts from your next message on.",
    "sensitive_set": "Saved. It counts from your next message on.",
    "style_set": "Saved. It counts from your next message on.",
    "limits_set": "Saved. It counts from the next sentence on.",
    "age_shown": "Thank you. Troth keeps only that you showed it, and when.",
    "fact_kept": "Troth remembers it.",
    "fact_yes": "You said yes. Troth noted it.",
    "fact_no": "You said no. It is gone, and nothing used it.",
    "fact_corrected": "Saved. What held before is closed, and can be seen below.",
    "fact_alone": "It stands alone now. It stays when its message goes.",
    "fact_gone": "Forgotten. You can bring it back for 7 days, below.",
    "fact_back": "It is back.",
    "fact_shredded": "It is gone for good. No copy opens it any more.",
    "file_get": "It is on its way. It comes by itself.",
    "file_stop": "Stopped. What came is kept, and you can go on.",
    "file_use": "It answers everybody here, from the next message on.",
    "file_demo": "The small demo answers again, from the next message on.",
    "file_remove": "The file is deleted.",
    "passphrase": "Your passphrase is new. All other sign-ins have ended.",
}


def sentence(name: str | None) -> str | None:
    """Return the sentence of a name; None if there is none."""
    return SENTENCES.get(name or "")


def then(address: str, name: str) -> str:
    """Return an address that says a sentence. Raises KeyError for an unknown name."""
    if name not in SENTENCES:
        raise KeyError(name)
    path, hash_, anchor = address.partition("#")
    joint = "&" if "?" in path else "?"
    return f"{path}{joint}said={name}{hash_}{anchor}"
