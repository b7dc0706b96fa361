"""Enterprises and organisations at the office: one account of their own, and the people who work in it for them."""
