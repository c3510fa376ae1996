# Fields and clients kept in classes and objects. Every case runs: tests/test_wire.py compares what it sends with its marks.

# case: dict from the constructor's caller
from openai import OpenAI


class Bot:
    def __init__(self, options):
        self.client = OpenAI()  #! CBS001
        self.options = options

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


Bot({"frequency_penalty": 1}).ask([])  #! CBS101

# case: keywords of the constructor
from openai import OpenAI


class Bot:
    def __init__(self, model, **options):
        self.client = OpenAI()  #! CBS001
        self.model = model
        self.options = options

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.model, messages=messages, **self.options)


bot = Bot("gpt-oss-120b", temperature=0, presence_penalty=1)  #! CBS103
bot.ask([])

# case: keywords of the constructor that are dropped
from openai import OpenAI


class Bot:
    def __init__(self, model, **options):
        self.client = OpenAI()  #! CBS001
        self.model = model

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.model, messages=messages)


Bot("gpt-oss-120b", presence_penalty=1).ask([])

# case: default of the constructor
from openai import OpenAI


class Bot:
    def __init__(self, penalty=0.3):
        self.client = OpenAI()  #! CBS001
        self.penalty = penalty

    def ask(self, messages):
        return self.client.chat.completions.create(
            model="gpt-oss-120b",
            messages=messages,
            frequency_penalty=self.penalty,  #! CBS101
        )


Bot().ask([])

# case: attribute that is None unless given
from openai import OpenAI


class Bot:
    def __init__(self, penalty=None, tier=None):
        self.client = OpenAI()  #! CBS001
        self.penalty = penalty
        self.tier = tier

    def ask(self, messages):
        params = {"model": "gpt-oss-120b"}
        if self.penalty is not None:
            params["frequency_penalty"] = self.penalty  #! CBS101
        if self.tier is not None:
            params["service_tier"] = self.tier  #! CBS105?
        return self.client.chat.completions.create(messages=messages, **params)


Bot(penalty=0.5).ask([])

# case: dict filled in the constructor
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = {"temperature": 0}
        self.options["logit_bias"] = {}  #! CBS102
        self.options.update(presence_penalty=1)  #! CBS103

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


Bot().ask([])

# case: dict emptied in the constructor
from openai import OpenAI

DEFAULTS = {"temperature": 0, "logit_bias": {}}


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = dict(DEFAULTS)
        self.options.pop("logit_bias")

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


Bot().ask([])

# case: attribute set by a method that the constructor calls
from openai import OpenAI


class Bot:
    def __init__(self):
        self._connect()
        self._configure()

    def _connect(self):
        self.client = OpenAI()  #! CBS001

    def _configure(self):
        self.options = {"service_tier": "auto"}  #! CBS105

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


Bot().ask([])

# case: attribute set by another method
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = {}

    def be_creative(self):
        self.options = {"presence_penalty": 1}  #! CBS103?

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


bot = Bot()
bot.ask([])

# case: field added by another method
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = {}

    def be_creative(self):
        self.options["presence_penalty"] = 1  #! CBS103?

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


bot = Bot()
bot.ask([])

# case: attribute that no method sends
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = {"presence_penalty": 1}
        self.sent = {"seed": 1}

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.sent)


Bot().ask([])

# case: attribute of the same name of another class
from openai import OpenAI


class Report:
    def __init__(self):
        self.options = {"frequency_penalty": 1}


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = {"seed": 1}

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


Report()
Bot().ask([])

# case: attribute set from outside
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = {}

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


bot = Bot()
bot.options = {"presence_penalty": 1}  #! CBS103
bot.ask([])

# case: class attribute hidden by the instance's
from openai import OpenAI


class Bot:
    options = {"presence_penalty": 1}

    def __init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = {"seed": 1}

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


Bot().ask([])

# case: private attribute
from openai import OpenAI


class Bot:
    __options = {"presence_penalty": 1}  #! CBS103

    def __init__(self):
        self.__client = OpenAI()  #! CBS001

    def ask(self, messages):
        return self.__client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.__options)


Bot().ask([])

# case: client and call from the base class, dict from the subclass
from openai import OpenAI


class Base:
    options = {}

    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


class Poet(Base):
    options = {"presence_penalty": 1}  #! CBS103


Poet().ask([])

# case: client and dict from the base class, call from the subclass
from openai import OpenAI


class Base:
    def __init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = {"presence_penalty": 1}  #! CBS103


class Poet(Base):
    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302


Poet().ask([])
Poet().embed("x")

# case: subclass without the base's constructor
from openai import OpenAI


class Base:
    def __init__(self):
        self.client = OpenAI()  #! CBS001


class Elsewhere(Base):
    def __init__(self):
        self.client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")

    def ask(self, messages):
        return self.client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)


Elsewhere().ask([])

# case: client of the subclass
from openai import OpenAI


class Base:
    def __init__(self, client):
        self.client = client

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302


class Bot(Base):
    def __init__(self):
        super().__init__(OpenAI())  #! CBS001


Bot().embed("x")

# case: field through the base's constructor
from openai import OpenAI


class Base:
    def __init__(self, **options):
        self.client = OpenAI()  #! CBS001
        self.options = options

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


class Poet(Base):
    def __init__(self):
        super().__init__(temperature=1, presence_penalty=1)  #! CBS103


Poet().ask([])

# case: field through the base's method
from openai import OpenAI


class Base:
    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def ask(self, messages, **options):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


class Poet(Base):
    def ask(self, messages, **options):
        return super().ask(messages, presence_penalty=1, **options)  #! CBS103


Poet().ask([])

# case: overridden method that drops the field
from openai import OpenAI


class Base:
    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def ask(self, messages, **options):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


class Plain(Base):
    def ask(self, messages, **options):
        return super().ask(messages)


Plain().ask([], frequency_penalty=1)
Base().ask([], presence_penalty=1)  #! CBS103

# case: overridden hook brings the field
from openai import OpenAI


class Base:
    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def options(self):
        raise NotImplementedError

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options())


class Poet(Base):
    def options(self):
        return {"presence_penalty": 1}  #! CBS103


class Clerk(Base):
    def options(self):
        return {"seed": 1}


Poet().ask([])
Clerk().ask([])

# case: overridden hook takes the field away
from openai import OpenAI


def main():
    class Base:
        def __init__(self):
            self.client = OpenAI()  #! CBS001

        def options(self):
            return {"presence_penalty": 1}

        def ask(self, messages):
            return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options())

    class Clerk(Base):
        def options(self):
            return {"seed": 1}

    Clerk().ask([])


main()

# case: overridden hook takes the field out of what the base gives
from openai import OpenAI


class Base:
    def options(self):
        return {"presence_penalty": 1, "logit_bias": {}}  #! CBS102


class Clerk(Base):
    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def options(self):
        options = super().options()
        options.pop("presence_penalty")
        return options

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options())


Clerk().ask([])

# case: mixin
from openai import OpenAI


class Creative:
    options = {"presence_penalty": 1}  #! CBS103


class Base:
    options = {"seed": 1}

    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


class Poet(Creative, Base):
    pass


Poet().ask([])

# case: mixin that comes too late
from openai import OpenAI


class Creative:
    options = {"presence_penalty": 1}


class Base:
    options = {"seed": 1}

    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


class Clerk(Base, Creative):
    pass


Clerk().ask([])

# case: property
from openai import OpenAI


class Bot:
    def __init__(self, creative):
        self.creative = creative

    @property
    def client(self):
        return OpenAI()  #! CBS001

    @property
    def options(self):
        options = {"model": "gpt-oss-120b"}
        if self.creative:
            options["presence_penalty"] = 1  #! CBS103
        return options

    def ask(self, messages):
        return self.client.chat.completions.create(messages=messages, **self.options)

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302


Bot(True).ask([])
Bot(True).embed("x")

# case: property overridden
from openai import OpenAI


class Base:
    @property
    def options(self):
        return {"presence_penalty": 1}


class Clerk(Base):
    @property
    def options(self):
        return {"seed": 1}

    def ask(self, messages):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)  #! CBS001


Clerk().ask([])

# case: cached property
from functools import cached_property

from openai import OpenAI


class Bot:
    @cached_property
    def client(self):
        return OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")

    @cached_property
    def own(self):
        return OpenAI()  #! CBS001

    def ask(self, messages):
        return self.client.chat.completions.create(model="llama", messages=messages, frequency_penalty=1)

    def ask_own(self, messages):
        return self.own.chat.completions.create(model="gpt-oss-120b", messages=messages, logit_bias={})  #! CBS102


Bot().ask([])
Bot().ask_own([])

# case: lazily made client of an object
from openai import OpenAI


class Bot:
    def __init__(self):
        self._client = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI()  #! CBS001
        return self._client

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302


Bot().embed("x")

# case: classmethod makes the object
from openai import OpenAI


class Bot:
    def __init__(self, client, options):
        self.client = client
        self.options = options

    @classmethod
    def creative(cls):
        return cls(OpenAI(), {"presence_penalty": 1})  #! CBS001 CBS103

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


Bot.creative().ask([])

# case: classmethod makes an object elsewhere
from openai import OpenAI


class Bot:
    def __init__(self, client):
        self.client = client

    @classmethod
    def local(cls):
        return cls(OpenAI(base_url="http://localhost:8000/v1", api_key="x"))

    def ask(self, messages):
        return self.client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)


Bot.local().ask([])

# case: classmethod asks
from openai import OpenAI


class Bot:
    client = OpenAI()  #! CBS001
    options = {"seed": 1}

    @classmethod
    def ask(cls, messages, **options):
        return cls.client.chat.completions.create(
            model="gpt-oss-120b", messages=messages, **{**cls.options, **options}
        )


class Poet(Bot):
    options = {"logit_bias": {}}  #! CBS102


Bot.ask([], presence_penalty=1)  #! CBS103
Poet.ask([])

# case: static method
from openai import OpenAI


class Bot:
    @staticmethod
    def options(tier):
        return {"service_tier": tier}  #! CBS105

    def ask(self, messages):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options("auto"))  #! CBS001


Bot().ask([])

# case: object that is called
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def __call__(self, messages, **options):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


bot = Bot()
bot([], frequency_penalty=1)  #! CBS101

# case: dataclass of settings
from dataclasses import asdict, dataclass, field

from openai import OpenAI


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    presence_penalty: float = 0.5  #! CBS103
    logit_bias: dict = field(default_factory=dict)  #! CBS102
    temperature: float = field(default=0.0)


OpenAI().chat.completions.create(messages=[], **asdict(Settings()))  #! CBS001

# case: dataclass that is never sent
from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    presence_penalty: float = 0.5


settings = Settings()
OpenAI().chat.completions.create(messages=[], model=settings.model)  #! CBS001

# case: dataclass whose argument is sent
from dataclasses import asdict, dataclass

from openai import OpenAI


@dataclass(frozen=True)
class Settings:
    model: str
    service_tier: str


settings = Settings("gpt-oss-120b", service_tier="auto")  #! CBS105
OpenAI().chat.completions.create(messages=[], **asdict(settings))  #! CBS001

# case: dataclass without its empty fields
from dataclasses import asdict, dataclass

from openai import OpenAI


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    frequency_penalty: float | None = None
    logit_bias: dict | None = None


settings = Settings(logit_bias={})  #! CBS102
params = {name: value for name, value in asdict(settings).items() if value is not None}
OpenAI().chat.completions.create(messages=[], **params)  #! CBS001

# case: dataclass with an empty field is null
from dataclasses import asdict, dataclass

from openai import OpenAI


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    frequency_penalty: float | None = None  #! CBS101?


OpenAI().chat.completions.create(messages=[], **asdict(Settings()))  #! CBS001

# case: dataclass by its dict
from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    presence_penalty: float = 0.5  #! CBS103


settings = Settings()
OpenAI().chat.completions.create(messages=[], **settings.__dict__)  #! CBS001

# case: dataclass by vars
from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    presence_penalty: float = 0.5  #! CBS103


OpenAI().chat.completions.create(messages=[], **vars(Settings()))  #! CBS001

# case: dataclass that was replaced
from dataclasses import asdict, dataclass, replace

from openai import OpenAI


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    service_tier: str | None = None


settings = replace(Settings(), service_tier="auto")  #! CBS105
params = {name: value for name, value in asdict(settings).items() if value is not None}
OpenAI().chat.completions.create(messages=[], **params)  #! CBS001

# case: dataclass inherited
from dataclasses import asdict, dataclass

from openai import OpenAI


@dataclass
class Base:
    model: str = "gpt-oss-120b"
    presence_penalty: float = 0.5  #! CBS103


@dataclass
class Settings(Base):
    temperature: float = 0


OpenAI().chat.completions.create(messages=[], **asdict(Settings()))  #! CBS001

# case: dataclass that overrides
from dataclasses import dataclass, field

from openai import NOT_GIVEN, OpenAI


@dataclass
class Base:
    penalty: object = 0.5


@dataclass
class Settings(Base):
    penalty: object = NOT_GIVEN


settings = Settings()
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=settings.penalty)  #! CBS001

# case: dataclass that is a client's wrapper
from dataclasses import dataclass, field

from openai import OpenAI


@dataclass
class Bot:
    client: OpenAI = field(default_factory=OpenAI)
    options: dict = field(default_factory=lambda: {"presence_penalty": 1})  #! CBS103

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302


Bot().ask([])
Bot(OpenAI()).embed("x")  #! CBS001

# case: dataclass that makes its client after init
from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Bot:
    tier: str = "auto"

    def __post_init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = {"service_tier": self.tier}  #! CBS105

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302


Bot().ask([])
Bot().embed("x")

# case: attrs
import attrs
from attrs import define, field

from openai import OpenAI


@define
class Settings:
    model: str = "gpt-oss-120b"
    presence_penalty: float = 0.5  #! CBS103
    logit_bias: dict = field(factory=dict)  #! CBS102


OpenAI().chat.completions.create(messages=[], **attrs.asdict(Settings()))  #! CBS001

# case: attrs by its old names
import attr

from openai import OpenAI


@attr.s
class Settings:
    model = attr.ib(default="gpt-oss-120b")
    presence_penalty = attr.ib(default=0.5)  #! CBS103


OpenAI().chat.completions.create(messages=[], **attr.asdict(Settings()))  #! CBS001

# case: pydantic
from openai import OpenAI
from pydantic import BaseModel, Field


class Settings(BaseModel):
    model: str = "gpt-oss-120b"
    presence_penalty: float = 0.5  #! CBS103
    logit_bias: dict = Field(default_factory=dict)  #! CBS102
    service_tier: str = Field("auto", description="the tier")  #! CBS105


OpenAI().chat.completions.create(messages=[], **Settings().model_dump())  #! CBS001

# case: pydantic without what is None
from openai import OpenAI
from pydantic import BaseModel


class Settings(BaseModel):
    model: str = "gpt-oss-120b"
    frequency_penalty: float | None = None
    service_tier: str | None = None


settings = Settings(service_tier="auto")  #! CBS105
OpenAI().chat.completions.create(messages=[], **settings.model_dump(exclude_none=True))  #! CBS001

# case: pydantic without what was not set
from openai import OpenAI
from pydantic import BaseModel


class Settings(BaseModel):
    model: str
    frequency_penalty: float = 0.0
    service_tier: str = "auto"


settings = Settings(model="gpt-oss-120b", service_tier="flex")  #! CBS105
OpenAI().chat.completions.create(messages=[], **settings.model_dump(exclude_unset=True))  #! CBS001

# case: pydantic without what is excluded
from openai import OpenAI
from pydantic import BaseModel


class Settings(BaseModel):
    model: str = "gpt-oss-120b"
    frequency_penalty: float = 0.5
    service_tier: str = "auto"  #! CBS105


OpenAI().chat.completions.create(messages=[], **Settings().model_dump(exclude={"frequency_penalty"}))  #! CBS001

# case: pydantic with what is included
from openai import OpenAI
from pydantic import BaseModel


class Settings(BaseModel):
    model: str = "gpt-oss-120b"
    frequency_penalty: float = 0.5
    service_tier: str = "auto"


OpenAI().chat.completions.create(messages=[], **Settings().model_dump(include={"model"}))  #! CBS001

# case: pydantic by alias
from openai import OpenAI
from pydantic import BaseModel, Field


class Settings(BaseModel):
    model: str = "gpt-oss-120b"
    tier: str = Field("auto", serialization_alias="service_tier")  #! CBS105
    temperature: float = 0


OpenAI().chat.completions.create(messages=[], **Settings().model_dump(by_alias=True))  #! CBS001

# case: pydantic by its old name
from openai import OpenAI
from pydantic import BaseModel


class Settings(BaseModel):
    model: str = "gpt-oss-120b"
    presence_penalty: float = 0.5  #! CBS103


OpenAI().chat.completions.create(messages=[], **Settings().dict())  #! CBS001

# case: pydantic that validates a dict
from openai import OpenAI
from pydantic import BaseModel


class Settings(BaseModel):
    model: str
    temperature: float = 0


settings = Settings.model_validate({"model": "gpt-oss-120b", "frequency_penalty": 1})
OpenAI().chat.completions.create(messages=[], **settings.model_dump())  #! CBS001

# case: typed dict
from typing import TypedDict

from openai import OpenAI


class Params(TypedDict, total=False):
    temperature: float
    presence_penalty: float
    logit_bias: dict


params = Params(temperature=0, presence_penalty=1)  #! CBS103
more: Params = {"logit_bias": {}}  #! CBS102
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **params, **more)  #! CBS001

# case: typed dict that only declares
from typing import TypedDict

from openai import OpenAI


class Params(TypedDict, total=False):
    temperature: float
    presence_penalty: float


params: Params = {"temperature": 0}
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **params)  #! CBS001

# case: named tuple
from typing import NamedTuple

from openai import OpenAI


class Settings(NamedTuple):
    model: str = "gpt-oss-120b"
    presence_penalty: float = 0.5  #! CBS103


OpenAI().chat.completions.create(messages=[], **Settings()._asdict())  #! CBS001

# case: named tuple by its fields
from typing import NamedTuple

from openai import NOT_GIVEN, OpenAI


class Settings(NamedTuple):
    model: str
    penalty: object = NOT_GIVEN
    tier: object = NOT_GIVEN


settings = Settings("gpt-4o", tier="auto")  #! CBS004
OpenAI().chat.completions.create(  #! CBS001
    model=settings.model,
    messages=[],
    frequency_penalty=settings.penalty,
    service_tier=settings.tier,  #! CBS105
)

# case: enum of models
from enum import Enum

from openai import OpenAI


class Model(str, Enum):
    SMALL = "gpt-4o-mini"  #! CBS004
    LARGE = "gpt-4o"
    OPEN = "gpt-oss-120b"


client = OpenAI()  #! CBS001
client.chat.completions.create(model=Model.SMALL.value, messages=[])
client.chat.completions.create(model=Model.OPEN, messages=[])

# case: enum of names
from enum import Enum

from openai import OpenAI


class Name(Enum):
    PENALTY = "presence_penalty"
    SEED = "seed"


params = {Name.PENALTY.value: 1, Name.SEED.value: 1}  #! CBS103
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **params)  #! CBS001

# case: settings object
from openai import OpenAI


class Settings:
    base_url = "https://api.groq.com/openai/v1"
    options = {"presence_penalty": 1}
    model = "gpt-4o"


settings = Settings()
client = OpenAI(base_url=settings.base_url, api_key="k")
client.chat.completions.create(model=settings.model, messages=[], **settings.options)

# case: settings object at the target
import os

from openai import OpenAI


class Settings:
    def __init__(self):
        self.base_url = "https://api.cerebras.ai/v1"
        self.key = os.environ["CEREBRAS_API_KEY"]
        self.options = {"presence_penalty": 1}  #! CBS103
        self.model = "gpt-4o"  #! CBS004


settings = Settings()
client = OpenAI(base_url=settings.base_url, api_key=settings.key)
client.chat.completions.create(model=settings.model, messages=[], **settings.options)

# case: namespace
from types import SimpleNamespace

from openai import OpenAI

settings = SimpleNamespace(temperature=0, presence_penalty=1)  #! CBS103
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **vars(settings))  #! CBS001

# case: own object as a dict
from openai import OpenAI


class Settings:
    def __init__(self, penalty):
        self.presence_penalty = penalty  #! CBS103
        self.temperature = 0


OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **Settings(1).__dict__)  #! CBS001

# case: own method as a dict
from openai import OpenAI


class Settings:
    def __init__(self, penalty=None, tier=None):
        self.penalty = penalty
        self.tier = tier

    def to_dict(self):
        params = {"temperature": 0}
        if self.penalty is not None:
            params["presence_penalty"] = self.penalty  #! CBS103
        if self.tier:
            params["service_tier"] = self.tier  #! todo CBS105?
        return params


OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **Settings(penalty=1).to_dict())  #! CBS001

# case: singleton
from openai import OpenAI


class Bot:
    _instance = None

    def __init__(self):
        self.client = OpenAI()  #! CBS001

    @classmethod
    def get(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance

    def ask(self, messages, **options):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


Bot.get().ask([], frequency_penalty=1)  #! CBS101
Bot.get().client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: singleton by new
from openai import OpenAI


class Bot:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.client = OpenAI()  #! CBS001
        return cls._instance

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302


Bot().embed("x")

# case: module's only object
from openai import OpenAI


class Bot:
    def __init__(self, **options):
        self.client = OpenAI()  #! CBS001
        self.options = options

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


bot = Bot(logit_bias={})  #! CBS102


def main():
    return bot.ask([])


main()

# case: object inside an object
from openai import OpenAI


class Backend:
    def __init__(self, **options):
        self.client = OpenAI()  #! CBS001
        self.options = options

    def ask(self, messages, **more):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options, **more)


class Bot:
    def __init__(self):
        self.backend = Backend(logit_bias={})  #! CBS102

    def say(self, text):
        return self.backend.ask([{"role": "user", "content": text}], presence_penalty=1)  #! CBS103


Bot().say("Hi")

# case: fluent object
from openai import OpenAI


class Request:
    def __init__(self):
        self.params = {"model": "gpt-oss-120b"}

    def penalty(self, value):
        self.params["presence_penalty"] = value  #! CBS103
        return self

    def send(self, client):
        return client.chat.completions.create(messages=[], **self.params)


Request().penalty(1).send(OpenAI())  #! CBS001

# case: local client that passes on
from openai import OpenAI


class Completions:
    def __init__(self, client):
        self._client = client

    def create(self, **kwargs):
        return self._client.chat.completions.create(**kwargs)


class Chat:
    def __init__(self, client):
        self.completions = Completions(client)


class Api:
    def __init__(self):
        self.chat = Chat(OpenAI())  #! CBS001


Api().chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# case: local client that passes on what is supported
from openai import OpenAI


class Completions:
    def __init__(self, client):
        self._client = client

    def create(self, *, model, messages, temperature=0, **unsupported):
        return self._client.chat.completions.create(model=model, messages=messages, temperature=temperature)


class Api:
    def __init__(self):
        self.chat = self
        self.completions = Completions(OpenAI())  #! CBS001


Api().chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)

# case: local class that hands out the client's attributes
from openai import OpenAI


class Traced:
    def __init__(self, client):
        self._client = client

    def __getattr__(self, name):
        return getattr(self._client, name)


Traced(OpenAI()).chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS001 CBS101

# case: local class like a client
class Answers:
    def create(self, **kwargs):
        return {"sent": sorted(kwargs)}


class Chat:
    def __init__(self):
        self.completions = Answers()


class OpenAI:
    def __init__(self, base_url=None, api_key=None):
        self.chat = Chat()
        self.embeddings = Answers()


client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)
client.embeddings.create(model="text-embedding-3-small", input="x")

# case: local class like a framework's
class ChatOpenAI:
    def __init__(self, model="gpt-4o", frequency_penalty=0, model_kwargs=None):
        self.model = model
        self.frequency_penalty = frequency_penalty
        self.model_kwargs = model_kwargs


llm = ChatOpenAI(model="gpt-4o", frequency_penalty=1, model_kwargs={"logit_bias": {}})

# case: local class that inherits from one that looks like a client
class OpenAI:
    class chat:
        class completions:
            @staticmethod
            def create(**kwargs):
                return kwargs


class Client(OpenAI):
    pass


Client().chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: local class behind the name that was imported
from openai import OpenAI


class OpenAI:
    @property
    def chat(self):
        return self

    completions = chat

    def create(self, **kwargs):
        return kwargs


OpenAI().chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: context manager of one's own
from openai import OpenAI


class Session:
    def __enter__(self):
        self.client = OpenAI()  #! CBS001
        return self.client

    def __exit__(self, *reason):
        self.client.close()


with Session() as client:
    client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: method handed to a helper
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def _retry(self, function, **kwargs):
        return function(**kwargs)

    def ask(self, messages):
        return self._retry(
            self.client.chat.completions.create,
            model="gpt-oss-120b",
            messages=messages,
            frequency_penalty=1,  #! CBS101
        )


Bot().ask([])

# case: decorated method
import functools

from openai import OpenAI


def logged(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        return method(self, *args, **kwargs)

    return wrapper


def limited(method):
    @functools.wraps(method)
    def wrapper(self, messages, **kwargs):
        return method(self, messages)

    return wrapper


class Bot:
    client = OpenAI()  #! CBS001

    @logged
    def ask(self, messages, **options):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)

    @limited
    def ask_plainly(self, messages, **options):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


Bot().ask([], service_tier="auto")  #! CBS105
Bot().ask_plainly([], frequency_penalty=1)

# case: attribute that the caller of a method sets
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001
        self.options = {}

    def configure(self, **options):
        self.options.update(options)
        return self

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


Bot().configure(presence_penalty=1).ask([])  #! CBS103

# case: two objects with their own options
from openai import OpenAI


class Bot:
    def __init__(self, url=None, **options):
        self.client = OpenAI(base_url=url, api_key="k")  #! CBS001
        self.options = options

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


Bot("http://localhost:8000/v1", frequency_penalty=1).ask([])
Bot(presence_penalty=1).ask([])  #! CBS103

# case: nested class of settings
from openai import OpenAI


class Bot:
    class Settings:
        options = {"presence_penalty": 1}  #! CBS103

    def ask(self, messages):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **self.Settings.options)  #! CBS001


Bot().ask([])

# case: class attribute changed for all
from openai import OpenAI


class Bot:
    options = {}

    def ask(self, messages):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)  #! CBS001


Bot.options = {"presence_penalty": 1}  #! CBS103
Bot().ask([])

# case: class keyword of a base
from openai import OpenAI


class Base:
    options = {}

    def __init_subclass__(cls, **options):
        cls.options = options

    def ask(self, messages):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)  #! CBS001


class Poet(Base, presence_penalty=1):  #! todo CBS103
    pass


Poet().ask([])

# case: dict subclass
from openai import OpenAI


class Params(dict):
    pass


params = Params(model="gpt-oss-120b", presence_penalty=1)  #! CBS103
OpenAI().chat.completions.create(messages=[], **params)  #! CBS001

# case: dict subclass that takes out
from openai import OpenAI


class Params(dict):
    def supported(self):
        return {name: value for name, value in self.items() if name not in {"presence_penalty"}}


params = Params(model="gpt-oss-120b", presence_penalty=1)
OpenAI().chat.completions.create(messages=[], **params.supported())  #! CBS001

# case: mapping of one's own
from openai import OpenAI


class Params:
    def keys(self):
        return ["model", "presence_penalty"]

    def __getitem__(self, name):
        return {"model": "gpt-oss-120b", "presence_penalty": 1, "frequency_penalty": 1}[name]  #! todo CBS103


OpenAI().chat.completions.create(messages=[], **Params())  #! CBS001

# case: strategy objects
import sys

from openai import OpenAI


class Exact:
    def options(self):
        return {"temperature": 0}


class Lively:
    def options(self):
        return {"presence_penalty": 1}  #! CBS103?


STRATEGIES = {"exact": Exact(), "lively": Lively()}
strategy = STRATEGIES[sys.argv[1] if len(sys.argv) > 1 else "exact"]
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **strategy.options())  #! CBS001

# case: strategy that is known
from openai import OpenAI


class Exact:
    def options(self):
        return {"temperature": 0}


class Lively:
    def options(self):
        return {"presence_penalty": 1}


STRATEGIES = {"exact": Exact(), "lively": Lively()}
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **STRATEGIES["exact"].options())  #! CBS001

# case: object given to a function
from openai import OpenAI


class Settings:
    def __init__(self, tier):
        self.tier = tier


def ask(settings, messages):
    return OpenAI().chat.completions.create(  #! CBS001
        model="gpt-oss-120b",
        messages=messages,
        service_tier=settings.tier,  #! CBS105
    )


ask(Settings("auto"), [])

# case: protocol
from typing import Protocol

from openai import OpenAI


class Chat(Protocol):
    def ask(self, messages, **options): ...


class Real:
    def ask(self, messages, **options):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **options)  #! CBS001


def run(chat: Chat):
    return chat.ask([], presence_penalty=1)  #! CBS103


run(Real())

# case: generic container
from typing import Generic, TypeVar

from openai import OpenAI

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, value: T):
        self.value = value


box = Box(OpenAI())  #! CBS001
box.value.embeddings.create(model="my-model", input="x")  #! CBS302

# case: client of the class in a class method
from openai import OpenAI


class Bot:
    _client = None

    @classmethod
    def client(cls):
        if cls._client is None:
            cls._client = OpenAI()  #! CBS001
        return cls._client

    @classmethod
    def embed(cls, text):
        return cls.client().embeddings.create(model="my-model", input=text)  #! CBS302


Bot.embed("x")

# case: annotated attribute decides
from openai import AzureOpenAI


class Bot:
    client: AzureOpenAI

    def __init__(self, client):
        self.client = client

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-4o", messages=messages, presence_penalty=1)  #! CBS103

# case: pydantic with a client
from openai import OpenAI
from pydantic import BaseModel, ConfigDict


class Bot(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    client: OpenAI
    tier: str = "auto"

    def ask(self, messages):
        return self.client.chat.completions.create(
            model="gpt-oss-120b",
            messages=messages,
            service_tier=self.tier,  #! CBS105
        )


Bot(client=OpenAI()).ask([])  #! CBS001

# case: pydantic copied with another value
from openai import OpenAI
from pydantic import BaseModel


class Settings(BaseModel):
    model: str = "gpt-oss-120b"
    presence_penalty: float | None = None


settings = Settings().model_copy(update={"presence_penalty": 1})  #! CBS103
OpenAI().chat.completions.create(messages=[], **settings.model_dump(exclude_none=True))  #! CBS001

# case: heir of an abstract class that nobody instantiates
from abc import ABC, abstractmethod

from openai import OpenAI


class Backend(ABC):
    def __init__(self):
        self.client = self.connect()

    @abstractmethod
    def connect(self): ...

    def ask(self, text):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103


class Real(Backend):
    def connect(self):
        return OpenAI()  #! CBS001

# case: heirs that talk to somebody else
from groq import Groq
from openai import OpenAI


class Backend:
    def __init__(self):
        self.client = self.connect()

    def connect(self):
        raise NotImplementedError

    def ask(self, text):
        return self.client.chat.completions.create(model="llama", messages=[], presence_penalty=1)


class Fast(Backend):
    def connect(self):
        return Groq()


class Local(Backend):
    def connect(self):
        return OpenAI(base_url="http://localhost:8000/v1", api_key="x")

# case: heir that overrides what its base sends
from openai import OpenAI


class Backend:
    def __init__(self, client):
        self.client = client

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.model(), messages=messages, **self.options())

    def model(self):
        raise NotImplementedError

    def options(self):
        return {}


class Plain(Backend):
    def model(self):
        return "gpt-oss-120b"

    def options(self):
        return {"seed": 1}


class Odd(Backend):
    def model(self):
        return "gpt-4o"  #! CBS004


Plain(OpenAI())  #! CBS001
Odd(OpenAI())  #! CBS001

# case: attributes looked up in something else
from openai import OpenAI


class Canned:
    def create(self, **options):
        return options


class Quiet:
    """Hands out what it has, whatever is asked for."""

    def __init__(self, client):
        self._client = client
        self._canned = Canned()

    def __getattr__(self, name):
        return Quiet(self._client) if name in ("chat", "completions") else getattr(self._canned, name)


class Local:
    def __init__(self):
        self._client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")

    def __getattr__(self, name):
        return getattr(self._client, name)


Quiet(OpenAI()).chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS001
Local().chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)

# case: attributes looked up in a method of one's own
import time

from openai import OpenAI


class Slow:
    def __init__(self, client):
        self._client = client

    def __getattr__(self, name):
        def call(*args, **options):
            time.sleep(1)
            return getattr(self._client.chat.completions, name)(*args, **options)

        return call


Slow(OpenAI()).create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS001 CBS103

# case: pydantic copied without the value
from openai import OpenAI
from pydantic import BaseModel, Field


class Settings(BaseModel):
    model: str = "gpt-oss-120b"
    presence_penalty: float | None = 1
    tier: str | None = Field(None, alias="service_tier")


plain = Settings().model_copy(update={"presence_penalty": None})
OpenAI().chat.completions.create(messages=[], **plain.model_dump(exclude_none=True, by_alias=True))  #! CBS001

# case: attributes set by name
from openai import OpenAI


class Loop:
    def __init__(self, **options):
        for name, value in options.items():
            setattr(self, name, value)


class Update:
    def __init__(self, **options):
        self.__dict__.update(options)


class Other:
    def __init__(self, **options):
        self.kept = {}
        for name, value in options.items():
            setattr(self.kept, name, value)


one, two = Loop(model="gpt-4o", spare="gpt-4"), Update(model="gpt-4.1", spare="gpt-4")  #! CBS004 CBS004
OpenAI().chat.completions.create(model=one.model, messages=[])  #! CBS001
OpenAI().chat.completions.create(model=two.model, messages=[])  #! CBS001

# case: what a data model keeps besides its fields
from cerebras.cloud.sdk import Cerebras
from pydantic import BaseModel, ConfigDict

create = Cerebras().chat.completions.create


class Params(BaseModel, extra="allow"):
    temperature: float = 0.1

    def body(self):
        return {"temperature": self.temperature, **self.model_extra}


class Settings(BaseModel):
    model_config = ConfigDict(extra="allow")
    seed: int = 1


class Old(BaseModel):
    seed: int = 1

    class Config:
        extra = "allow"


class Closed(BaseModel):
    model_config = ConfigDict(extra="ignore")
    seed: int = 1


create(model="gpt-oss-120b", messages=[], **Params(frequency_penalty=1).body())  #! CBS101
create(model="gpt-oss-120b", messages=[], **Settings(presence_penalty=1).model_dump())  #! CBS103
create(model="gpt-oss-120b", messages=[], **Old(logit_bias={}).dict())  #! CBS102
create(model="gpt-oss-120b", messages=[], **Closed(logit_bias={}).model_dump())

# case: a table of defaults that becomes attributes and is asked for by a signature
import inspect

from cerebras.cloud.sdk import Cerebras

DEFAULTS = {"temperature": 1.0, "frequency_penalty": 0.0}
PLAIN = {"temperature": 1.0}


class Bot:
    defaults = DEFAULTS

    def __init__(self, **given):
        self.client = Cerebras()
        for key, value in self.defaults.items():
            setattr(self, key, given.get(key, value))  #! CBS101?

    def ask(self, messages):
        known = inspect.signature(self.client.chat.completions.create).parameters
        own = {key: value for key, value in vars(self).items() if key in known}
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **own)


class Other(Bot):
    defaults = PLAIN


Bot().ask([])
Other().ask([])
