"""At the counter somebody who forgot the password shows her papers and gets a code for a new one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.access import page
from motcua.core.actor import Role
from motcua.core.errors import NotAllowed, NotFound
from motcua.desk.request import actor_of
from motcua.identity.api import give_reset_code
from motcua.ui.values import FormState


@page(permission="password_reset", roles=(Role.CLERK, Role.ADMINISTRATOR))
@never_cache
@require_http_methods(["GET", "POST"])
def reset_code(request: HttpRequest) -> HttpResponse:
    """The code with the name on the account, to be compared with the papers; both are shown this once."""
    username, name, code, errors = request.POST.get("username", ""), "", "", {}
    if request.method == "POST" and "seen" not in request.POST:
        errors = {"username": gettext("Chỉ cấp mã khi người đó có mặt và đã xem thẻ căn cước. Hãy đánh dấu đã xem.")}
    elif request.method == "POST":
        try:
            name, code = give_reset_code(actor=actor_of(request), username=username, now=timezone.now())
        except (NotFound, NotAllowed):
            errors = {
                "username": gettext(
                    "Không cấp được mã cho tên này. Hãy xem lại từng ký tự; "
                    "mật khẩu của cán bộ do quản trị đơn vị cấp lại."
                )
            }
    form = FormState({} if code else {"username": username[:64]}, errors)
    context = {"title": gettext("Cấp mã đặt lại mật khẩu"), "name": name, "code": code, "form": form}
    return render(request, "desk/reset_code.html", context, status=422 if errors else 200)
