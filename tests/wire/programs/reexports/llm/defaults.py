DEFAULTS = {"model": "gpt-oss-120b", "service_tier": "auto"}
