"""How a reader wants pages: size of text, pictures, the words and voices of a pack; the browser remembers."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse

COOKIE = "motcua_reading"
KEPT_SECONDS = 180 * 86_400
SIZES = ("normal", "large", "largest")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class ReadingWays:
    """The reader's choices; nothing of it says who she is.

    size      one of `SIZES`
    pictures  large pictures beside questions and choices
    pack      id of a content pack, or nothing
    """

    size: str = SIZES[0]
    pictures: bool = False
    pack: str = ""

    @property
    def classes(self) -> str:
        """Classes of the page's root element."""
        found = [f"text-{self.size}"] if self.size != SIZES[0] else []
        return " ".join([*found, *(["pictures"] if self.pictures else [])])


def reading_ways(request: HttpRequest) -> ReadingWays:
    """What the browser remembers; anything that cannot be understood is the usual way."""
    ways = ReadingWays()
    for word in request.COOKIES.get(COOKIE, "")[:_LONGEST].split("."):
        if word in SIZES:
            ways = replace(ways, size=word)
        elif word == "pictures":
            ways = replace(ways, pictures=True)
        elif word.startswith("pack-"):
            ways = replace(ways, pack=word.removeprefix("pack-"))
    return ways


def remember_reading_ways(response: HttpResponse, ways: ReadingWays, *, secure: bool) -> None:
    """Let the browser keep the choices for half a year, or forget them where they are the usual ones."""
    words = [ways.size] if ways.size != SIZES[0] else []
    words += ["pictures"] if ways.pictures else []
    words += [f"pack-{ways.pack}"] if ways.pack else []
    if words:
        response.set_cookie(COOKIE, ".".join(words), max_age=KEPT_SECONDS, httponly=True, samesite="Lax", secure=secure)
    else:
        response.delete_cookie(COOKIE)
