"""What is masked, and what looks like a key and is none."""

from __future__ import annotations

import time

import pytest

from compatlint.report.secrets import MASK, masked, moved, secrets, secrets_by_line, without

HEX = "3f2a9c0d4b1e8f7a6d5c4b3a2f1e0d9c"
LONG = "Ab3dEfGh1jKlMn0pQrStUv9w" * 3

# Each with the secret that must not be seen.
HIDDEN = [
    ('api_key="sk-proj-Ab3dEfGh1jKlMn0pQrStUv"', "Ab3dEfGh1jKlMn0pQrStUv"),
    ("sk-1234567890abcdef", "1234567890abcdef"),
    ("x = f('csk-8h4k2m9x5n3v6c8w2e4r')", "8h4k2m9x5n3v6c8w2e4r"),
    ("gsk_Ab3dEfGh1jKlMn0pQrStUv", "Ab3dEfGh1jKlMn0pQrStUv"),
    ("sk-ant-api03-Abc123Def456Ghi789Jkl", "Abc123Def456Ghi789Jkl"),
    (f"xai-{LONG}", LONG),
    ("Authorization: Bearer abc123def456", "abc123def456"),
    ('headers={"Authorization": f"Bearer eyJhbGciOi.eyJzdWIiOiIx.SflKxwRJSM"}', "eyJzdWIiOiIx"),
    ("token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_DEF-123", "abc_DEF-123"),
    ("curl -H 'Authorization: Basic dXNlcjpwYXNzd29yZA=='", "dXNlcjpwYXNzd29yZA"),
    (f'api_key="{HEX}"', HEX),
    (f'api_key: str | None = "{HEX}"', HEX),
    (f'api_key=key or "{HEX}"', HEX),
    (f'{{"api-key": "{HEX}"}}', HEX),
    (f'AzureKeyCredential("{HEX}")', HEX),
    (f'os.environ["AZURE_KEY"] = "{HEX}"', HEX),
    (f'monkeypatch.setenv("OPENAI_API_KEY", "{HEX}")', HEX),
    (f'os.getenv("OPENAI_API_KEY", "{HEX}")', HEX),
    (f'api_key = os.environ.get("LLM", "{HEX}")', HEX),
    (f'api_key=(\n    "{HEX}"\n)', HEX),
    (f'-    api_key=SecretStr(\n-        "{HEX}"\n-    ),', HEX),
    (f'KEYS = [\n    "a",\n    "{HEX}",\n]', HEX),
    (f'if token == "{HEX}":', HEX),
    ('openai.api_key = "abcdefghijklmnopqrstuvwx"', "abcdefghijklmnopqrstuvwx"),
    ('api_key="0123456789abcdef0123456789abcdef"', "0123456789abcdef"),
    ('token = "123e4567-e89b-12d3-a456-426614174000"', "123e4567"),
    ("secret: 9f8e7d6c5b4a3210", "9f8e7d6c5b4a3210"),
    ("x-api-key: 0a1b2c3d4e5f6a7b", "0a1b2c3d4e5f6a7b"),
    ("postgres://user:hunter2@db.example.com/x", "hunter2"),
    ("https://user:p%2Fss@example.com", "p%2Fss"),
    ("HTTP_PROXY=user:pa55@proxy:8080", "pa55"),
    ("admin:hunter2@db.example.com", "hunter2"),
    ("https://ghp_abcdefghijklmnopqrstuvwxyz0123456789@github.com/a/b", "abcdefghijklmnop"),
    (f"python x.py --openai-key {HEX}", HEX),
    ("--api-key=abc123def456", "abc123def456"),
    ("--password hunter2!", "hunter2!"),
    ("{name: OPENAI_API_KEY, value: mysecretvalue}", "mysecretvalue"),
    ('- name: OPENAI_API_KEY\n  value: "abcdefg123"', "abcdefg123"),
    ('{"name": "OPENAI_API_KEY", "value": "abcdefg123"}', "abcdefg123"),
    ("OPENAI_API_KEY=mysecretvalue", "mysecretvalue"),
    ("export X_TOKEN=abcdefgh", "abcdefgh"),
    ("+OPENAI_API_KEY=mysecretvalue", "mysecretvalue"),
    ("docker run -e OPENAI_API_KEY=mysecretvalue image", "mysecretvalue"),
    ('password="hunter2!"', "hunter2!"),
    (f"ENV OPENAI_API_KEY {HEX}", HEX),
    (f"setx OPENAI_API_KEY {HEX}", HEX),
    (f"$env:OPENAI_API_KEY = '{HEX}'", HEX),
    (f"| `OPENAI_API_KEY` | `{HEX}` |", HEX),
    (f"OPENAI_API_KEY is {HEX}", HEX),
    (f"- --api-key\n- {HEX}", HEX),
    (f"x --api-key \\\n  {HEX}", HEX),
    ("curl -u user:hunter22 https://example.com", "hunter22"),
    ("tgp_v1_aB3dE5gH7jK9mN1pQ3rS5tU7xyz", "aB3dE5gH7jK9mN1pQ3rS5tU7xyz"),
]
SHOWN = [
    # Names of models, versions and words, whatever holds them.
    'client(api_key=os.environ["OPENAI_API_KEY"], model="gpt-4o-mini-2024-07-18")',
    'key = "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo"',
    'token_model="text-embedding-3-small"',
    'token="gpt-4-32k-0314"',
    'tokenizer = AutoTokenizer.from_pretrained("mistralai/Mixtral-8x7B-Instruct-v0.1")',
    'secretName: openai-credentials, key: value-of-something, keyword="response_format"',
    'keys: "AwsSigV4Config"',
    "def test_SomethingLong_WithCamel2Case_AndMore3Words_ThatGoes4On(): ...",
    'api_version="2024-10-21"',
    'sort_key = "created_at"',
    'encoding_token = "o200k_base"',
    # Ids and hashes.
    f'request_id = "{HEX}"',
    "id: 123e4567-e89b-12d3-a456-426614174000",
    'call_id="call_Ab3dEfGh1jKlMn0pQrStUv"',
    'client = OpenAI(api_key=key, organization="org-Ab3dEfGh1jKlMn0p")',
    '"chatcmpl-9abcDEF0123456789ghiJKL"',
    "resp_68a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f607",
    "task_01h2xcejqtf2nbrexx3vqjhp41",
    f'def f(key):\n    x = "{HEX}"',
    f'{{file = "tokenizers-0.15.0.tar.gz", hash = "sha256:{HEX}{HEX}"}}',
    f"keyring==25.6.0 \\\n    --hash=sha256:{HEX}{HEX}",
    f'"node_modules/keyv": {{"integrity": "sha512-{LONG}{LONG}=="}}',
    "commit 3f2a9c0d4b1e8f7a6d5c4b3a2f1e0d9c3f2a9c0d",
    "FROM python:3.11@sha256:9f86d081884c7d659a2feaa0c55ad015",
    # Addresses without anything to hide.
    'base_url="https://api.example.com/v1"',
    "https://example.com:8080/a@b git@github.com:org/repo.git mailto:bob2@example.com email:bob2@example.com",
    'f"https://{user}:{password}@example.com"',
    "docker run -u root:root x; docker run -u 1000:1000 y",
    # What stands for a key.
    "--max-tokens 4096 --token \\\n  --verbose",
    "OPENAI_API_KEY is read by gpt-4o-mini-2024-07-18",
    "OPENAI_API_KEY=${KEY}",
    "OPENAI_API_KEY=<your key>",
    "OPENAI_API_KEY=your-key-here",
    'api_key="YOUR_API_KEY", other_key="test", key="sk-test", token="xxxxxxxxxxxxxxxx"',
    'f"Bearer {key}" Bearer YOUR_API_KEY, Basic authentication is',
    'api_key = "CEREBRAS_API_KEY"',
    "api_key_env: OPENAI_API_KEY",
    "{name: OPENAI_API_KEY, value: $(SECRET)}",
    # Code.
    "password=settings.DB_PASSWORD2, api_key = config.openai_key, max_tokens=4096",
    'password = getpass.getpass("Password for db1: ")',
    "OPENAI_API_KEY: SecretStr",
    "key=lambda item: item[0]",
    "pipe.set(name=cache_key, value=json_cache_value)",
    'pad_token = "<|endoftext|>"',
    '<div class="sk-toggleable__content sk-estimator-doc-link sk-container-id-1">',
    "set `OPENAI_API_KEY`: the client reads it from the environment",
]


@pytest.mark.parametrize(("text", "secret"), HIDDEN)
def test_what_is_masked(text: str, secret: str) -> None:
    assert secret in text
    assert secret not in masked(text)
    assert masked(text).count(MASK) == 1
    assert masked(masked(text)) == masked(text)
    assert masked(f"x = 1\n{text}\ny = 2\n") == f"x = 1\n{masked(text)}\ny = 2\n"


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_shown(text: str) -> None:
    assert masked(text) == text


def test_a_mask_says_nothing_of_the_secret() -> None:
    assert masked(f'api_key="sk-{HEX}"') == masked(f'api_key="sk-{LONG}{LONG}"')


def test_places_follow_the_masks() -> None:
    line = f'a = f(api_key="{HEX}", password="hunter2!", x=1)'
    spans = secrets(line)
    shown = masked(line)
    assert shown == without(line, spans) == 'a = f(api_key="****", password="****", x=1)'
    for word in ("a = ", "api_key", "password", "x=1", ")"):
        at = line.index(word)
        assert shown[moved(at, spans) :].startswith(word)
    assert shown[moved(line.index('"'), spans) : moved(line.index(","), spans)] == '"****"'
    assert [moved(at, spans) for at in range(len(line))] == sorted(moved(at, spans) for at in range(len(line)))
    assert secrets_by_line(["api_key=(", f'    "{HEX}",', "b"]) == [[], [(5, 37)], []]


@pytest.mark.parametrize(
    "text",
    [
        *("a", "key", "KEY_", "-", "--key", "eyJaaaaaa_", "a+", "://a:", '"', "'", "key: ", "sk-"),
        *(
            "Bearer ",
            "\\",
            '"\\',
            "key ",
            "name='key'\n",
            "_sk_",
            "a:b@",
            "x@",
            "://",
            "aa-",
            'key="a1b2c3d4e5f6", ',
            "key=(",
            "name: KEY\n",
        ),
    ],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    secrets(text * (200_000 // len(text)))
    secrets("key" + text[-1] * 200_000)
    assert time.process_time() - start < 15
