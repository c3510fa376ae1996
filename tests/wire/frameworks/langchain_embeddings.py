from langchain_openai import OpenAIEmbeddings

embeddings = OpenAIEmbeddings(model="text-embedding-3-small", check_embedding_ctx_length=False)
print(len(embeddings.embed_query("hello")), len(embeddings.embed_documents(["a", "b"])))
#! left CBS302 the embeddings endpoint
#! stays CBS001
