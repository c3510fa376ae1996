from agno.knowledge.embedder.openai import OpenAIEmbedder

print(len(OpenAIEmbedder(id="text-embedding-3-small").get_embedding("hello")))
#! left CBS302 the embeddings endpoint
#! stays CBS001
