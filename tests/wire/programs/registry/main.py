import tasks
from registry import TASKS

print(TASKS["poem"]("spring"))
