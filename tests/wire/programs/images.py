from openai import OpenAI

images = OpenAI().images
images.generate(prompt="a cat")
