def ask(text):
    from clients import client
    from options import for_text

    return client.chat.completions.create(messages=[{"role": "user", "content": text}], **for_text(text))


print(ask("Hi").choices[0].message.content)
