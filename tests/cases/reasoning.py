# reasoning_effort beside instructions about reasoning: CBS401.

# case: low effort and a prompt for more
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        reasoning_effort="low",  #! CBS401
        messages=[
            {"role": "system", "content": "Think very hard before you answer."},
            {"role": "user", "content": question},
        ],
    )

# case: high effort and a prompt for none
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        reasoning_effort="high",  #! CBS401
        messages=[
            {"role": "system", "content": "Do not think, answer immediately."},
            {"role": "user", "content": question},
        ],
    )

# case: developer message
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        reasoning_effort="low",  #! CBS401
        messages=[{"role": "developer", "content": "Think deeply about every question."}, {"role": "user", "content": question}],  #! CBS107
    )

# case: prompt in a constant
PROMPT = "You are a judge. Think very hard before you answer."


def ask(client, question):
    messages = [{"role": "system", "content": PROMPT}, {"role": "user", "content": question}]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, reasoning_effort="low")  #! CBS401

# case: redundant at high effort
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        reasoning_effort="high",  #! CBS401
        messages=[{"role": "system", "content": "Think very hard before you answer."}, {"role": "user", "content": question}],
    )

# case: effort in a dict
def ask(client, question):
    params = {
        "model": "gpt-oss-120b",
        "reasoning_effort": "low",  #! CBS401
    }
    messages = [{"role": "system", "content": "Think deeply."}, {"role": "user", "content": question}]
    return client.chat.completions.create(messages=messages, **params)

# case: steps for the user
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        reasoning_effort="low",
        messages=[{"role": "system", "content": "Walk the user through it step by step."}, {"role": "user", "content": question}],
    )

# case: brevity of the answer
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        reasoning_effort="high",
        messages=[{"role": "system", "content": "No explanation, just the code."}, {"role": "user", "content": question}],
    )

# case: immediacy of a tool
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        reasoning_effort="high",
        messages=[{"role": "system", "content": "Immediately call the tool."}, {"role": "user", "content": question}],
    )

# case: said by the user
def ask(client):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        reasoning_effort="low",
        messages=[{"role": "user", "content": "Think very hard."}],
    )

# case: no effort given
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "system", "content": "Think very hard."}, {"role": "user", "content": question}],
    )

# case: a prompt without a direction
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        reasoning_effort="low",
        messages=[{"role": "system", "content": "You are a helpful assistant."}, {"role": "user", "content": question}],
    )

# case: an unknown prompt
def ask(client, prompt, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        reasoning_effort="low",
        messages=[{"role": "system", "content": prompt}, {"role": "user", "content": question}],
    )

# case: a prompt that is not sent
UNUSED = "Think very hard before you answer."


def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b", reasoning_effort="low", messages=[{"role": "user", "content": question}]
    )
