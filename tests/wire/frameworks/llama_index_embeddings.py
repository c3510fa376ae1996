from llama_index.embeddings.openai import OpenAIEmbedding

print(len(OpenAIEmbedding(model="text-embedding-3-small").get_text_embedding("hello")))
#! left CBS302 the embeddings endpoint
#! stays CBS001
