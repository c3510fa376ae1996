class Provider:
    url: str = "https://api.openai.com/v1"


class Config:
    def __init__(self):
        self.openai = Provider()
