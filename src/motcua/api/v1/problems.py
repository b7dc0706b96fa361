"""The explanation behind each problem's address."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language_from_request
from ninja import Router

from motcua.api.answers import Answer, json_answer
from motcua.api.problem import problem_type
from motcua.api.words import is_explained, problem_words
from motcua.core.access import public
from motcua.core.errors import NotFound

router = Router()


class Explanation(Answer):
    """What a problem's code means and what to do."""

    type: str
    code: str
    title: str
    detail: str


@router.get("/{code}", auth=None, response=Explanation, operation_id="get_problem")
@public
def get_problem(request: HttpRequest, code: str) -> HttpResponse:
    """What the problem with this code means and what can be done about it."""
    if not is_explained(code):
        raise NotFound("problem")
    with translation.override(get_language_from_request(request)):
        title, detail = problem_words(code, {})
    return json_answer(Explanation(type=problem_type(code), code=code, title=title, detail=detail))
