"""One view per page: one call into the domain, a presenter, a template."""
