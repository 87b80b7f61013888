"""The face for programs: `/v1`, in the shape of OpenAI's interface.

Promise: who asks is told by the key alone, and what an error says is never personal.
"""
