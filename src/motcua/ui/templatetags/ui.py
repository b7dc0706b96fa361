"""How a template asks for a component of the design system; the tags are there in every template, nothing to load.

Every page extends one of four layouts and receives `title` from its view (it becomes the `<title>` and the one h1):

    {% extends "ui/layout_portal.html" %}        citizens: one column, large
    {% extends "ui/layout_desk.html" %}          officers: dense; `lists` (Links with counts) stand on the left
    {% extends "ui/layout_figures.html" %}       figures: `answer` (a sentence) stands under the h1
    {% extends "ui/layout_print.html" %}         a sheet to print

Context of all layouts: `title`; optional `caption` (small line above the h1), `crumbs` (Links), `practice=True`
("Thực hành" banner), `simulated=True` or a sentence ("Dữ liệu giả lập" banner), `form` (a FormState; when it holds
errors the title begins with "Lỗi:" and the error summary stands first). Blocks: `content`, `heading` (replace the h1,
for example by a panel), `aside`, `decision`.

A form, from a view that made `form = FormState(values, errors)`:

    <form method="post" novalidate>{% csrf_token %}
      {% text_field form "full_name" _("Họ và tên") autocomplete="name" %}
      {% date_field form "birth_date" _("Ngày sinh") hint=_("Nếu chỉ nhớ năm, để trống ngày và tháng.") %}
      {% radios_field form "copies" _("Cần mấy bản?") choices %}          choices: a tuple of ui.values.Choice
      {% file_field form "paper" _("Giấy chứng sinh") accept=".pdf,.jpg,.png" %}
      {% fieldset _("Người yêu cầu") %} … {% endfieldset %}
      {% button _("Nộp hồ sơ") %} {% button _("Lưu và làm tiếp sau") "secondary" name="later" value="1" %}
    </form>

Questions that come from a definition: build `ui.values.Field` and write `{% field question %}`.
Read a date with `ui.posted.posted_date(request.POST, "birth_date")`.

    {% link_button _("Chuẩn bị hồ sơ") href %}            {% status_tag _("Đang xử lý") "progress" %}
    {% summary_list rows %}                               SummaryRow(key, value, change_href=…)
    {% data_table caption columns rows %}                 Column(text, numeric), Cell(text, href=, numeric=, status=)
    {% data_cells row %}                                  the Cells of a row, in a table of your own
    {% clock view %}                                      ClockView(state, amount, unit, due_at): numbers, no arithmetic
    {% story entries %} {% stepper steps %}               StoryEntry, Step
    {% notice _("Đã lưu") "good" %} … {% endnotice %}     {% inset %} {% warning %} {% details _("Văn bản gốc") %}
    {% panel _("Đã nộp hồ sơ") codes %} … {% endpanel %}  replaces the h1: put it into the block `heading`
    {% empty_state _("Chưa có hồ sơ nào") %} … {% endempty_state %}
    {% decision_bar _("Quyết định") %} buttons {% enddecision_bar %}
    {% tabs links _("Danh sách") %} {% pager previous_href next_href %} {% breadcrumbs links %}
    {% chart_frame title alternative note files %} <svg…> {% data_table … %} {% endchart_frame %}
    {% simulated_banner %} {% practice_banner %} {% language_switch %}

Filters: vi_date 25/11/2026 · vi_time 17:00 · vi_moment · vi_due (17:00 thứ Tư 25/11/2026) · vi_number 1.234,5 ·
vi_percent · dong (25.000 đồng) · file_size. The gallery at `ui:gallery` shows every variant.
"""

from motcua.ui.components import actions, display, fields, filters, frame
from motcua.ui.components.library import register

__all__ = ["actions", "display", "fields", "filters", "frame", "register"]
