"""Signing on at an outside identity provider by OpenID Connect: asked, answered, and believed only when proved."""
