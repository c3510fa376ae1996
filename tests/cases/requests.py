# Requests as data: lines of a batch, and bodies by themselves.

# case: a batch
# options: batch.jsonl
# file: batch.jsonl
{"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "gpt-oss-120b", "messages": [], "frequency_penalty": 0}} #! CBS101

{"custom_id": "2", "method": "POST", "url": "/v1/chat/completions", "body": {"logit_bias": null, "model": "gpt-4o", "messages": []}} #! CBS102? CBS004
{"custom_id": "3", "method": "POST", "url": "/v1/embeddings", "body": {"model": "x", "input": "y"}} #! CBS302
{"custom_id": "4", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "gpt-oss-120b", "messages": []}}

# fixed: unsafe
# file: batch.jsonl
{"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "gpt-oss-120b", "messages": []}}

{"custom_id": "2", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "gpt-4o", "messages": []}}
{"custom_id": "3", "method": "POST", "url": "/v1/embeddings", "body": {"model": "x", "input": "y"}}
{"custom_id": "4", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "gpt-oss-120b", "messages": []}}

# case: a body
# options: body.json
# file: body.json
{
  "model": "gpt-oss-120b",
  "messages": [
    {"role": "system", "content": "Think step by step \u2026 \ud83d\ude00 \/"},
    {"role": "user", "content": "hi"}
  ],
  "reasoning_effort": "low", #! CBS401
  "stream": true, #! CBS201
  "response_format": {"type": "json_object"},
  "presence_penalty": -1.5e0 #! CBS103
}

# fixed: unsafe
# file: body.json
{
  "model": "gpt-oss-120b",
  "messages": [
    {"role": "system", "content": "Think step by step \u2026 \ud83d\ude00 \/"},
    {"role": "user", "content": "hi"}
  ],
  "reasoning_effort": "low",
  "stream": true,
  "response_format": {"type": "json_object"}
}

# case: a list of bodies
# options: bodies.json
# file: bodies.json
[
  {"model": "gpt-oss-120b", "prompt": "x"}, #! CBS301
  {"model": "gpt-oss-120b", "messages": [], "service_tier": "auto"}, #! CBS105
  {"name": "x"}
]

# case: repeated keys, the last counts
# options: body.json
# file: body.json
{"model": "gpt-4o", "messages": [], "stream": false,
 "model": "gpt-oss-120b"}

# case: data is nobody's business unless it is named
# file: body.json
{"model": "gpt-4o", "messages": [], "service_tier": "auto"}

# case: where a body goes is not known
# options: --scope target body.json
# file: body.json
{"model": "gpt-4o", "messages": [], "service_tier": "auto"}

# case: lines that are no requests
# options: batch.jsonl
# file: batch.jsonl
{"model": "gpt-oss-120b", "messages": []}
{"messages": []} #! CL001
{"model": "gpt-oss-120b", #! CL001
