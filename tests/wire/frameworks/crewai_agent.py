import contextlib
import io

from crewai import LLM, Agent

ABOUT = {"role": "a", "goal": "b", "backstory": "c"}
of_id = Agent(**ABOUT, llm="cerebras/gpt-oss-120b")
of_model = Agent(**ABOUT, llm=LLM(model="cerebras/gpt-oss-120b", presence_penalty=1))
with contextlib.redirect_stdout(io.StringIO()):  # it tells what it does, by numbers of chance
    answers = [agent.kickoff("hello").raw for agent in (of_id, of_model)]
print(answers)
