MODEL = "gpt-4o"
TIER = "auto"


class Field:
    PRESENCE = "presence_penalty"
    TIER = "service_tier"
    SEED = "seed"
