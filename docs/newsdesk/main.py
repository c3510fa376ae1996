"""Prints a headline, tags and the nearest other article for each article."""

from newsdesk.archive import nearest
from newsdesk.desk import headline, tags

ARTICLES = [
    "The river rose by two metres overnight.",
    "The council votes on the new tram line.",
]

for article in ARTICLES:
    print(headline(article), tags(article), nearest(article, ARTICLES), sep="\n")
