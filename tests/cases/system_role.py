# System and developer messages in one request to gpt-oss-120b: CBS402.

# case: both roles
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[
            {"role": "system", "content": "You are a poet."},
            {"role": "developer", "content": "Answer in verse."},  #! CBS107 CBS402
            {"role": "user", "content": question},
        ],
    )

# case: developer first
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[
            {"role": "developer", "content": "Answer in verse."},  #! CBS107 CBS402
            {"role": "system", "content": "You are a poet."},
            {"role": "user", "content": question},
        ],
    )

# case: messages in a name
def ask(client, question):
    messages = [
        {"role": "system", "content": "You are a poet."},
        {"role": "developer", "content": "Answer in verse."},  #! CBS107 CBS402
        {"role": "user", "content": question},
    ]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: only a system message
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "system", "content": "You are a poet."}, {"role": "user", "content": question}],
    )

# case: only a developer message
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "developer", "content": "Answer in verse."}, {"role": "user", "content": question}],  #! CBS107
    )

# case: another model
def ask(client, question):
    return client.chat.completions.create(
        model="qwen-3.8-27b",
        messages=[
            {"role": "system", "content": "You are a poet."},
            {"role": "developer", "content": "Answer in verse."},  #! CBS107
            {"role": "user", "content": question},
        ],
    )

# case: the word developer in the text
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "system", "content": "You are a developer."}, {"role": "user", "content": "developer"}],
    )

# case: only a developer message, later
# options: --edition 2026-10
def ask(client, question):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "developer", "content": "Answer in verse."}, {"role": "user", "content": question}],
    )
