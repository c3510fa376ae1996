from app.service import answer

print(answer("Hi"))
