from client import ask_json
from collect import collect

print(collect(ask_json("Across files")))
print(collect(ask_json("Again")))
