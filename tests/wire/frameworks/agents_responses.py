#! left CBS302 does not serve the responses endpoint
from agents import Agent, Runner, set_tracing_disabled

set_tracing_disabled(True)
agent = Agent(name="helper", model="gpt-oss-120b")
try:
    print(Runner.run_sync(agent, "hello").final_output or "nothing")
except Exception as error:
    print("nothing")
