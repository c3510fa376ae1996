# Model ids, where they are written.

# case: what asks for the old id is told
# options: --model gpt-4o=gpt-oss-120b
import sys

from openai import OpenAI

PRICES = {"gpt-4o": 2.5, "gpt-oss-120b": 0.35}
MODEL = "gpt-4o"

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
limit = 100 if MODEL == "gpt-4o" else 200
if MODEL in ("gpt-4o", "gpt-4"):
    print(PRICES[MODEL], file=sys.stderr)
print(client.chat.completions.create(model=MODEL, messages=[], max_tokens=limit))

# migrated:
import sys

from openai import OpenAI

PRICES = {"gpt-4o": 2.5, "gpt-oss-120b": 0.35}
MODEL = "gpt-oss-120b"

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
limit = 100 if MODEL == "gpt-4o" else 200
if MODEL in ("gpt-4o", "gpt-4"):
    print(PRICES[MODEL], file=sys.stderr)
print(client.chat.completions.create(model=MODEL, messages=[], max_tokens=limit))
# says: main.py:5:11: possible: `gpt-4o` is asked for here, which the rewritten requests do not name any more
# says: main.py:9:25: possible: `gpt-4o` is asked for here
# says: main.py:10:14: possible: `gpt-4o` is asked for here
# says: not rewritten: the id became `gpt-oss-120b`

# case: a table of ids that are sent is rewritten
# options: --model *=gpt-oss-120b
from openai import OpenAI

MODELS = {"quick": "gpt-4o-mini", "good": "gpt-4o"}

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
for model in ("gpt-4o", MODELS["quick"]):
    print(client.chat.completions.create(model=model, messages=[]))

# migrated:
from openai import OpenAI

MODELS = {"quick": "gpt-oss-120b", "good": "gpt-4o"}

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
for model in ("gpt-oss-120b", MODELS["quick"]):
    print(client.chat.completions.create(model=model, messages=[]))
# silent: is asked for here
