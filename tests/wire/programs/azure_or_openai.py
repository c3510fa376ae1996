from openai import AzureOpenAI, OpenAI


def connect(azure):
    if azure:
        return AzureOpenAI(api_key="k", api_version="2024-10-21", azure_endpoint="https://me.openai.azure.com")
    return OpenAI()


def ask(azure):
    return connect(azure).chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")


print(ask(azure=True).choices[0].message.content)
print(ask(azure=False).choices[0].message.content)
