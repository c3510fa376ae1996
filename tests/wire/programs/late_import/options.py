def for_text(text):
    return {"model": "gpt-oss-120b", "logit_bias": {"1": 1}}
