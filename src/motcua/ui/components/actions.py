"""What a person can press or follow: buttons, links onward, tabs, pages of a list."""

from collections.abc import Iterable
from typing import Any

from motcua.ui.components.library import register
from motcua.ui.values import Link


@register.inclusion_tag("ui/components/button.html")
def button(text: str, variant: str = "", name: str = "", value: str = "", formaction: str = "") -> dict[str, Any]:
    """A submit button; `variant` is empty (the one green button), `secondary` or `warning`."""
    return {"text": text, "variant": variant, "name": name, "value": value, "formaction": formaction}


@register.inclusion_tag("ui/components/link_button.html")
def link_button(text: str, href: str, variant: str = "") -> dict[str, Any]:
    """A link that looks like a button: it goes somewhere and changes nothing."""
    return {"text": text, "href": href, "variant": variant}


@register.inclusion_tag("ui/components/tabs.html")
def tabs(items: Iterable[Link], label: str) -> dict[str, Any]:
    """Views of one thing, each with its own address; `label` says for a screen reader what is being switched."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/components/pager.html")
def pager(previous_href: str = "", next_href: str = "", first_href: str = "") -> dict[str, Any]:
    """Before and after in a long list, without counting its pages."""
    return {"previous_href": previous_href, "next_href": next_href, "first_href": first_href}


@register.inclusion_tag("ui/components/breadcrumbs.html")
def breadcrumbs(items: Iterable[Link]) -> dict[str, Any]:
    """Where I am: the pages above this one."""
    return {"items": items}


@register.inclusion_tag("ui/components/side_lists.html")
def side_lists(items: Iterable[Link], label: str) -> dict[str, Any]:
    """An officer's lists with their counts; `more` on a link shows that counting stopped ("1.000+")."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/components/downloads.html")
def downloads(items: Iterable[Any]) -> dict[str, Any]:
    """Files that the reader may take."""
    return {"items": items}
