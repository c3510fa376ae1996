import bot

OPTIONS = {"bot": {"model": "gpt-oss-120b", "service_tier": "auto"}}


def for_bot():
    return OPTIONS[bot.NAME]
