"""The repairs that a rule may name, each with what it does."""

from collections.abc import Mapping

FIXES: Mapping[str, str] = {
    "completions-to-chat": "makes the call one of chat, and reads its answer as one wherever it goes",
    "correct-address": "gives the address of a request the right path",
    "correct-url": "gives the base URL the right path",
    "drop-field": "takes the field out, and what does nothing any more without it",
    "give-argument": "adds the argument that the rule's options say",
    "join-stream": "asks for the answer at once where its pieces are only joined",
    "plain-client": "makes the client one of the plain class",
    "remove-ignore": "takes the code out of the comment, or the comment away",
    "replace-model": "puts the id in that the rule or `--model` says",
    "retarget-client": "gives the client the target's base URL and key",
    "retarget-key": "takes the key from the target's variable",
    "retarget-url": "puts the target's address in, and takes the key from its variable",
    "retarget-variable": "takes the key that a request is sent with from the target's variable",
    "v0-to-v1": "rewrites the file for the client of the newer SDK",
}
BY_MIGRATE = frozenset({"plain-client", "v0-to-v1"})  # a file by itself is too little to decide on
