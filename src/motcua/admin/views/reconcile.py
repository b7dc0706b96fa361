"""Asking of a table of reported figures what in it does not add up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.admin.access import administration_page
from motcua.admin.presenters.reconciliation import present_reconciliation
from motcua.analytics.api import ReportedTableRefused, reconcile_table
from motcua.ui.values import FormState

MOST_BYTES = 5 * 1024 * 1024


@administration_page
@never_cache
@require_http_methods(["GET", "POST"])
def reconcile(request: HttpRequest) -> HttpResponse:
    """Take a table and show its contradictions; nothing of it is kept."""
    errors, view = {}, None
    title = gettext("Đối chiếu bảng số liệu đã báo cáo")
    if request.method == "POST":
        file = request.FILES.get("table")
        if file is None:
            errors["table"] = gettext("Hãy chọn tệp CSV của bảng số liệu.")
        elif (file.size or 0) > MOST_BYTES:
            errors["table"] = gettext("Bảng tổng hợp lớn hơn 5 MB. Hãy chia bảng theo kỳ.")
        else:
            try:
                view = present_reconciliation(reconcile_table(file.read()))
            except ReportedTableRefused as refused:
                errors["table"] = f"{refused.words} {refused.remedy}"
    form = FormState({}, errors, {"table": gettext("Bảng số liệu")})
    context = {"title": title, "form": form, "view": view}
    return render(request, "admin/reconcile.html", context, status=422 if errors else 200)
