#! possible CBS103
from registry import OPTIONS

OPTIONS["presence_penalty"] = 1
