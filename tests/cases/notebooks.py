# Notebooks: cells in order share one scope; what only IPython understands is looked through.

# case: a client of one cell is used in another
from openai import OpenAI

# %%
client = OpenAI()  #! CBS001
# %%
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    frequency_penalty=1,  #! CBS101
)

# fixed: unsafe
from openai import OpenAI

# %%
import os

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))
# %%
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
)

# case: an import of an earlier cell is not repeated
import os
from openai import OpenAI
# %%
client = OpenAI()  #! CBS001

# fixed: unsafe
import os
from openai import OpenAI
# %%
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))

# case: the import stands below the cell magic
%%time
from openai import OpenAI
client = OpenAI()  #! CBS001
# %%

# fixed: unsafe
%%time
import os

from openai import OpenAI
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))
# %%

# case: a name that a later cell binds anew
from openai import OpenAI
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
# %%
client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")  #! CBS105
# %%
client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
# %%
client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")

# fixed: safe
from openai import OpenAI
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
# %%
client.chat.completions.create(model="gpt-oss-120b", messages=[])
# %%
client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
# %%
client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")

# case: settings of one cell, spread in another
import openai
params = {"model": "gpt-oss-120b", "messages": []}
# %%
params["logit_bias"] = {}  #! CBS102
# %%
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
client.chat.completions.create(**params)

# case: settings that a cell takes out again
import openai
params = {"model": "gpt-oss-120b", "messages": [], "logit_bias": {}}
# %%
del params["logit_bias"]
# %%
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
client.chat.completions.create(**params)

# case: a function of an earlier cell
import openai
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
# %%
def ask(**options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], **options)
# %%
ask(presence_penalty=1)  #! CBS103

# case: what ends one cell does not end the next
import openai
raise SystemExit
# %%
openai.OpenAI()  #! CBS001

# case: a broken cell costs only itself
import openai
# %%
client = openai.OpenAI(  #! CL001
# %%
openai.OpenAI()  #! CBS001

# case: await outside of a function
from openai import AsyncOpenAI
client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
# %%
answer = await client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier=None)  #! CBS105?
async for part in await client.chat.completions.create(
    model="gpt-oss-120b", messages=[], stream=True,  #! CBS201
    response_format={"type": "json_object"},
):
    print(part)

# case: magics and commands between Python
%load_ext autoreload
%autoreload 2
!ls -l | grep "it's
import openai
files = !ls
where = %pwd
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
openai?
openai.OpenAI??
if files:
    !rm {files[0]} \
        --force
    %cd ..
    client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102
/print 1
?client
# %%

# fixed: safe
%load_ext autoreload
%autoreload 2
!ls -l | grep "it's
import openai
files = !ls
where = %pwd
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
openai?
openai.OpenAI??
if files:
    !rm {files[0]} \
        --force
    %cd ..
    client.chat.completions.create(model="gpt-oss-120b", messages=[])
/print 1
?client
# %%

# case: a statement behind %time
import openai
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
# %%
%time answer = client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102
# %%
%timeit -n 2 -r3 client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")  #! CBS105

# fixed: safe
import openai
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
# %%
%time answer = client.chat.completions.create(model="gpt-oss-120b", messages=[])
# %%
%timeit -n 2 -r3 client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: cell magics that run Python, also within one another
%%capture out
%%time

import openai
openai.OpenAI()  #! CBS001
# %%

# case: cell magics of another language
import openai
# %%
%%bash
openai = OpenAI()
# %%
%%html
<script>openai.OpenAI()</script>
# %%
%%javascript
openai.ChatCompletion.create()
# %%
%%nonsense
openai.OpenAI()

# case: a program that a cell writes to a file has its own names
import openai
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
# %%
%%writefile app.py
import openai
client = openai.OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[])
# %%
client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102

# fixed: safe
import openai
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
# %%
%%writefile app.py
import openai
client = openai.OpenAI()
client.chat.completions.create(model="gpt-oss-120b", messages=[])
# %%
client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: a script of Python is a program, one of another language is not
import openai
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
# %%
%%script python
import openai
client = openai.OpenAI()  #! CBS001
# %%
%%script ruby
client = openai.OpenAI()
# %%
client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102

# case: strings and operators that look like magics
import openai
# %%
text = """
!pip install openai==0.28
%pip install openai==0.28
What is openai?
"""
total = (len(text)
    % 2
    != 1)
text = text \
    % ()
assert text != "!openai", "why?"
# is this openai?

# case: a leading indentation
    import openai
    client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
    client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[],
        logit_bias={},  #! CBS102
    )
# %%

# fixed: safe
    import openai
    client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
    client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[],
    )
# %%

# case: prompts that were pasted
>>> import openai
>>> client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
>>> client.chat.completions.create(
...     model="gpt-oss-120b",
...     messages=[],
...     logit_bias={},  #! CBS102
... )
# %%

# fixed: safe
>>> import openai
>>> client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
>>> client.chat.completions.create(
...     model="gpt-oss-120b",
...     messages=[],
... )
# %%

# case: an old version is installed
%pip install openai==0.28  #! CBS303
# %%
!pip install -q "openai<1"  #! CBS303
!python -m pip install --upgrade 'openai[datalib]~=0.27.4' requests  #! CBS303
!{sys.executable} -m pip install openai<=0.28.1  #! CBS303
# %%
%%capture
!pip3 install \  #! CBS303
    requests \
    openai>=0.27,<1.0
# %%
%%bash
# comment
cd /tmp && pip install openai~=0.27  #! CBS303
# %%
pip install openai==0.*  #! CBS303
# %%
if not installed:
    !uv pip install openai==0.28.1  #! CBS303

# case: an old version is installed, over several lines
!pip install -q \  #! CBS303
    openai==0.28
# %%

# case: versions that are no news
%pip install openai openai>=1 openai==1.2.3 openai<2 openai~=1.0 "openai>=0.28" openai!=0.28 openai[x]>0.1
!pip install openai-whisper==0.1 my-openai==0.2 langchain_openai<1 -r openai.txt
!pip uninstall openai==0.28
!echo pip install
%pip install -U openai  # openai==0.28 worked
%conda install openai=0.28
requests.get("pip install openai==0.28")
# %%

# case: silenced on its line
import openai
%pip install openai==0.28  # compatlint: ignore[CBS303] on purpose
# %%
openai.OpenAI()  # compatlint: ignore[CBS001]
# %%
# compatlint: ignore[CBS001] the whole statement
client = openai.OpenAI(
    timeout=3,
)
# %%
openai.OpenAI()  #! CBS001

# case: ignore-file covers all cells
# compatlint: ignore-file[CBS001]
import openai
# %%
openai.OpenAI()
# %%
openai.OpenAI()

# case: an ignore that silences nothing
import openai
x = 1  # compatlint: ignore[CBS001]  #! CL002
# %%
%time y = 2  # compatlint: ignore[CBS001]  #! CL002

# fixed: safe
import openai
x = 1
# %%
%time y = 2

# case: a module beside the notebook
from mine import client
# %%
client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")  #! CBS105

# file: mine.py
import openai
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")

# case: nobody imports a notebook
# file: mine.py
import openai
client = openai.OpenAI(base_url="http://localhost/v1", api_key="x")
# %%

# file: main.py
from mine import client
client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")  #! CBS105

# case: a magic takes one row, so that what it runs gets no second one
from openai import OpenAI
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
# %%
%time answer = client.completions.create(model="gpt-oss-120b", prompt="Once upon a time there was a field")  #! CBS301
print(answer.choices[0].text)
# %%
%time client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102

# fixed: unsafe
from openai import OpenAI
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
# %%
%time answer = client.completions.create(model="gpt-oss-120b", prompt="Once upon a time there was a field")
print(answer.choices[0].text)
# %%
%time client.chat.completions.create(model="gpt-oss-120b", messages=[])
