"""Basics that every room shares: identity of the acting person, working time, codes, refusals, the event outbox."""
