"""Addresses of the lab, under /phan-tich/."""

from django.urls import path

from motcua.lab.views import assessments, barriers, interventions, keeping, ledger, lines, reports, sessions, studies

app_name = "lab"
urlpatterns = [
    path("", studies.home, name="home"),
    path("studies/new/", studies.open_new, name="open_study"),
    path("studies/example/", studies.open_an_example, name="open_example"),
    path("studies/<str:study_code>/", studies.show_study, name="study"),
    path("studies/<str:study_code>/folder.zip", studies.take_away, name="take_away"),
    path("studies/<str:study_code>/files/new/", keeping.add_file, name="add_file"),
    path("studies/<str:study_code>/files/ledger/", ledger.from_ledger, name="from_ledger"),
    path("studies/<str:study_code>/files/barriers/", barriers.take_log, name="barrier_log"),
    path("studies/<str:study_code>/files/sessions/", sessions.take_sessions, name="take_sessions"),
    path("studies/<str:study_code>/files/<int:number>/", studies.download_file, name="study_file"),
    path("studies/<str:study_code>/files/<int:number>.<str:form>", studies.export_file, name="export_file"),
    path("studies/<str:study_code>/decisions/new/", keeping.decide, name="decide"),
    path("studies/<str:study_code>/plan/", keeping.freeze, name="freeze_plan"),
    path("studies/<str:study_code>/run/<str:line>/", lines.run_line, name="run_line"),
    path("studies/<str:study_code>/report/", reports.draft, name="report"),
    path("studies/<str:study_code>/report.pdf", reports.draft_sheet, name="report_sheet"),
    path("studies/<str:study_code>/report/comment/", reports.comment, name="comment"),
    path("studies/<str:study_code>/report/publish/", reports.publish, name="publish"),
    path("reports/", reports.published_list, name="published_list"),
    path("reports/<str:study_code>/", reports.published, name="published"),
    path("reports/<str:study_code>.pdf", reports.published_sheet, name="published_sheet"),
    path("studies/<str:study_code>/results/<int:number>/", lines.show_result, name="result"),
    path("studies/<str:study_code>/results/<int:number>/picture.svg", lines.show_picture, name="picture"),
    path("can-thiep/", interventions.register, name="interventions"),
    path("studies/<str:study_code>/interventions/new/", interventions.plan, name="plan_intervention"),
    path("studies/<str:study_code>/interventions/tables/", interventions.take_tables, name="take_tables"),
    path("studies/<str:study_code>/interventions/<int:number>/", interventions.show, name="intervention"),
    path("studies/<str:study_code>/interventions/<int:number>/deliver/", interventions.deliver, name="deliver"),
    path("danh-gia-nhanh/", assessments.show_list, name="assessments"),
    path("danh-gia-nhanh/<int:number>/", assessments.show, name="assessment"),
    path("danh-gia-nhanh/<int:number>/page.pdf", assessments.sheet, name="assessment_sheet"),
    path("danh-gia-nhanh/<int:number>/table.csv", assessments.table, name="assessment_table"),
    path("danh-gia-nhanh/<str:instrument>/new/", assessments.new, name="record_assessment"),
    path("danh-gia-nhanh/<str:instrument>/sheet.pdf", assessments.blank, name="blank_sheet"),
    path("rao-can/", barriers.list_barriers, name="barriers"),
    path("rao-can/<str:barrier>/", barriers.show_barrier, name="barrier"),
]
