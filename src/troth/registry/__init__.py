"""One place that says what data is used for what; all else is derived from it.

`troth.toml` names each purpose with its fields, recipients, basis, retention and
risk. It is compiled to a frozen value, signed, compared with what came before, and
turned into the cards that a person answers. Data use is written nowhere twice.
"""
