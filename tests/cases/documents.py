# Python in documents: fenced blocks of Markdown, directives of reStructuredText, each on its own.

# case: a fenced block
# options: --markdown
# file: README.md
# Title

```python
import openai
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    logit_bias={},  #! CBS102
)
```

# fixed: safe
# file: README.md
# Title

```python
import openai
client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
)
```

# case: documents are not asked for
# file: README.md
```python
import openai
openai.OpenAI()
```

# case: a document that is named
# options: README.md
# file: README.md
~~~py
import openai
openai.OpenAI()  #! CBS001
~~~

# fixed: unsafe
# file: README.md
~~~py
import os

import openai
openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))
~~~

# case: blocks share nothing
# options: --markdown
# file: README.md
```python
from openai import OpenAI
client = OpenAI(base_url="http://localhost:8000/v1")
```

```python
client = make()
client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")  #! CBS105
```

# case: what is no Python block
# options: --markdown
# file: README.md
`import openai; openai.OpenAI()`

```bash
openai.OpenAI()
```

```
import openai
openai.OpenAI()
```

    import openai
    openai.OpenAI()

````markdown
```python
import openai
openai.OpenAI()
```
````

```python
import openai
openai.OpenAI(
```

```python
import openai
openai.OpenAI()

# case: in lists, quotations and with attributes
# options: --markdown
# file: README.md
1. First

   ``` {.python title="x.py"}
   import openai
   openai.OpenAI()  #! CBS001
   ```

> ```{python}
> import openai
> openai.OpenAI()  #! CBS001
> ```

# fixed: unsafe
# file: README.md
1. First

   ``` {.python title="x.py"}
   import os

   import openai
   openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))
   ```

> ```{python}
> import os
>
> import openai
> openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))
> ```

# case: a part of a method
# options: --markdown
# file: README.md
```python
    def ask(self):
        return self.client.chat.completions.create(model="x", messages=[], logit_bias={})  #! CBS102
```

# case: prompts and what they print
# options: --markdown
# file: README.md
```pycon
>>> import openai
>>> client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
>>> client.chat.completions.create(
...     model="gpt-oss-120b",
...     messages=[],
...     logit_bias={},  #! CBS102
... )
ChatCompletion(…)
```

# fixed: safe
# file: README.md
```pycon
>>> import openai
>>> client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
>>> client.chat.completions.create(
...     model="gpt-oss-120b",
...     messages=[],
... )
ChatCompletion(…)
```

# case: prompts leave no room for a new line
# options: --markdown
# file: README.md
```python
>>> import openai
>>> openai.OpenAI()  #! CBS001
```

# fixed: unsafe unchanged

# case: reStructuredText
# options: --markdown
# file: index.rst
Title
=====

.. code-block:: python
   :caption: x

   import openai

   openai.OpenAI()  #! CBS001

Then

.. note::

   .. code:: python

      import openai
      openai.OpenAI()  #! CBS001

.. code-block:: console

   $ openai.OpenAI()

::

   import openai
   openai.OpenAI()

# case: silenced
# options: --markdown
# file: README.md
Some text

- item

  ```python
  import openai
  openai.OpenAI()  # compatlint: ignore[CBS001]
  # compatlint: ignore[CBS101]  #! CL002
  x = 1
  ```

# fixed: safe
# file: README.md
Some text

- item

  ```python
  import openai
  openai.OpenAI()  # compatlint: ignore[CBS001]
  x = 1
  ```

# case: a text completion in a block, far below the beginning of its document
# options: --markdown
# file: README.md
One

Two

Three

Four

```python
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def show(answer):
    print(answer.choices[0].text)


show(client.completions.create(model="gpt-oss-120b", prompt="Once"))  #! CBS301
```

# fixed: unsafe
# file: README.md
One

Two

Three

Four

```python
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def show(answer):
    print(answer.choices[0].message.content or "")


show(client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "Once"}],
))
```

# case: the last row of a quoted block goes, its fence stays where it is
# options: --markdown
# file: README.md
> > ```python
> > import openai
> >
> > openai.OpenAI()  # compatlint: ignore[CBS001]
> > # compatlint: ignore[CBS101]  #! CL002
> > ```

# fixed: safe
# file: README.md
> > ```python
> > import openai
> >
> > openai.OpenAI()  # compatlint: ignore[CBS001]
> > ```

# case: the last row of an indented block
# options: --markdown
# file: README.md
- item

    ~~~py
    from openai import OpenAI
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
    kwargs = {}
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **kwargs)
    # compatlint: ignore[CBS101]  #! CL002
    ~~~

# fixed: safe
# file: README.md
- item

    ~~~py
    from openai import OpenAI
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
    kwargs = {}
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **kwargs)
    ~~~

# case: new rows of a quoted block are quoted
# options: --markdown
# file: README.md
> ```python
>
> from openai import OpenAI
>
> client = OpenAI()  #! CBS001
> ```

# fixed: unsafe
# file: README.md
> ```python
>
> import os
>
> from openai import OpenAI
>
> client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))
> ```
