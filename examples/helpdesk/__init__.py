"""A support desk: customers write, a model drafts the answers, people send them."""
