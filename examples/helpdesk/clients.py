"""The API clients of the helpdesk."""

import os

from openai import AsyncOpenAI, AzureOpenAI, OpenAI

CEREBRAS_URL = "https://api.cerebras.ai/v1"


def chat_client() -> OpenAI:
    """The client for everything a customer waits for."""
    return OpenAI(base_url=CEREBRAS_URL, api_key=os.environ["CEREBRAS_API_KEY"], max_retries=4)


def night_client() -> AsyncOpenAI:
    """The client for the nightly jobs."""
    return AsyncOpenAI(base_url=CEREBRAS_URL, api_key=os.environ["OPENAI_API_KEY"], timeout=300)


def eu_client() -> AzureOpenAI:
    """Tickets of customers in the EU stay in the EU."""
    # TODO[compatlint]: CBS003 ask the customers before their tickets leave the EU
    return AzureOpenAI(azure_endpoint="https://helpdesk-eu.openai.azure.com", api_version="2024-10-21")


def trial_client() -> OpenAI:
    """The key of the trial account, for demonstrations."""
    return OpenAI(base_url="https://api.cerebras.ai", api_key=os.environ["CEREBRAS_TRIAL_KEY"])


def dev_client() -> OpenAI:
    """A model on the developer's own machine."""
    return OpenAI(base_url="http://localhost:11434/v1", api_key="unused")
