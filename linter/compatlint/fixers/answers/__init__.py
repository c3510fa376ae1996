"""Requests whose answers get another shape, with all that reads them."""
