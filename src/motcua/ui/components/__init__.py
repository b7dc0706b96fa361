"""The components of the design system, by kind; `ui/templatetags/ui.py` explains how a template asks for them."""
