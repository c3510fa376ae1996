from haystack import Document
from haystack.components.embedders import OpenAIDocumentEmbedder, OpenAITextEmbedder

print(len(OpenAITextEmbedder(model="text-embedding-3-small").run("hello")["embedding"]))
print(len(OpenAIDocumentEmbedder(progress_bar=False).run([Document(content="hello")])["documents"]))
#! left CBS302 the embeddings endpoint
#! stays CBS001
