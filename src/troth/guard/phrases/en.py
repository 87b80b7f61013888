"""The English phrase book, put together. Its notation is told in `troth.guard.phrasebook`."""

from troth.guard.phrases import en_frame, en_more, en_others, en_self, en_signs, en_words

TEXT = "\n".join(part.TEXT for part in (en_words, en_others, en_self, en_signs, en_more, en_frame))
