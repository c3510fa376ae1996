from litellm import Router

MESSAGES = [{"role": "user", "content": "hello"}]
ONE = {"model_name": "chat", "litellm_params": {"model": "gpt-4o", "user": "u"}}
router = Router(model_list=[ONE], default_litellm_params={"presence_penalty": 1}, num_retries=0)
print(router.completion("chat", MESSAGES, logit_bias={"1": 1}).choices[0].message.content)
