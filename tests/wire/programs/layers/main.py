from service.questions import Questions

print(Questions(language="French").answer("Hi"))
