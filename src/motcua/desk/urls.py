"""Addresses of the desk, under /can-bo/: each act has its own name in every layer."""

from django.urls import path

from motcua.desk.views import absence, digest
from motcua.desk.views import act_on_dossier as act
from motcua.desk.views import acts_of_clock as clock
from motcua.desk.views import acts_of_steps as steps
from motcua.desk.views.act_on_many import act_on_chosen
from motcua.desk.views.board import show_board
from motcua.desk.views.choose_unit import choose_unit
from motcua.desk.views.clock import show_clock
from motcua.desk.views.conversation import send_message
from motcua.desk.views.course import show_design, show_steps
from motcua.desk.views.dossier import (
    download_paper,
    download_upload,
    find_dossier,
    picture_of_upload,
    print_slip,
    show_dossier,
    show_paper,
)
from motcua.desk.views.elsewhere import show_double_entry, show_elsewhere
from motcua.desk.views.intake import choose_procedure, open_sheet, take_in_dossier
from motcua.desk.views.keeping import show_kept, show_kept_of
from motcua.desk.views.mandates import draw_up, print_mandate, show_mandate, show_mandates
from motcua.desk.views.organisations import register as register_organisation
from motcua.desk.views.personal_data import show_request, show_requests
from motcua.desk.views.register import download_register, print_register, show_register
from motcua.desk.views.reminders import show_reminders
from motcua.desk.views.reset_code import reset_code
from motcua.desk.views.scans import take_scans
from motcua.desk.views.search import search
from motcua.desk.views.second_factor import second_factor, second_step
from motcua.desk.views.sign_in import sign_in, sign_out
from motcua.desk.views.weekly import print_weekly_sheet, show_weekly_sheet
from motcua.desk.views.work_list import work_list
from motcua.desk.views.work_views import drop_view, save_view

app_name = "desk"
urlpatterns = [
    path("", work_list, name="work_list"),
    path("units/", choose_unit, name="choose_unit"),
    path("chosen/", act_on_chosen, name="act_on_many"),
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/code/", second_step, name="second_step"),
    path("sign-in/two-steps/", second_factor, name="second_factor"),
    path("sign-out/", sign_out, name="sign_out"),
    path("intake/", choose_procedure, name="intake"),
    path("intake/sheet/", open_sheet, name="open_sheet"),
    path("intake/<str:procedure_code>/", take_in_dossier, name="take_in_dossier"),
    path("password-reset/", reset_code, name="reset_code"),
    path("organisations/", register_organisation, name="register_organisation"),
    path("weekly/", show_weekly_sheet, name="weekly"),
    path("weekly/pdf/", print_weekly_sheet, name="weekly_pdf"),
    path("board/", show_board, name="board"),
    path("digest/", digest.show_digest, name="digest"),
    path("digest/order/", digest.order, name="order_digest"),
    path("digest/confirm/", digest.confirm, name="confirm_digest"),
    path("digest/cancel/", digest.cancel, name="cancel_digest"),
    path("reminders/", show_reminders, name="reminders"),
    path("views/", save_view, name="save_view"),
    path("views/<int:view_id>/drop/", drop_view, name="drop_view"),
    path("absence/", absence.show_absence, name="absence"),
    path("absence/give/", absence.give, name="give_delegation"),
    path("absence/<int:delegation_id>/end/", absence.end, name="end_delegation"),
    path("absence/hand-over/", absence.hand_over, name="hand_over"),
    path("mandates/", show_mandates, name="mandates"),
    path("mandates/new/", draw_up, name="draw_up_mandate"),
    path("mandates/<str:mandate>/", show_mandate, name="mandate"),
    path("mandates/<str:mandate>/pdf/", print_mandate, name="mandate_pdf"),
    path("personal-data/", show_requests, name="data_requests"),
    path("personal-data/keeping/", show_kept, name="kept"),
    path("personal-data/keeping/<str:code>/", show_kept_of, name="kept_data"),
    path("personal-data/<int:request_id>/", show_request, name="data_request"),
    path("register/", show_register, name="register"),
    path("register/csv/", download_register, name="register_csv"),
    path("register/pdf/", print_register, name="register_pdf"),
    path("search/", search, name="search"),
    path("find/", find_dossier, name="find_dossier"),
    path("dossiers/<str:code>/", show_dossier, name="dossier"),
    path("dossiers/<str:code>/clock/", show_clock, name="clock"),
    path("dossiers/<str:code>/hand-over-slip/", print_slip, name="hand_over_slip"),
    path("dossiers/<str:code>/scans/", take_scans, name="scans"),
    path("dossiers/<str:code>/elsewhere/", show_elsewhere, name="elsewhere"),
    path("double-entry/", show_double_entry, name="double_entry"),
    path("dossiers/<str:code>/steps/", show_steps, name="steps"),
    path("designs/<str:design_key>/", show_design, name="design"),
    path("dossiers/<str:code>/accept/", act.accept_dossier, name="accept_dossier"),
    path("dossiers/<str:code>/transfer/", act.transfer_dossier, name="transfer_dossier"),
    path("dossiers/<str:code>/request-supplement/", act.request_supplement, name="request_supplement"),
    path("dossiers/<str:code>/supplement/", act.supplement_dossier, name="supplement_dossier"),
    path("dossiers/<str:code>/pass/", act.pass_dossier, name="pass_dossier"),
    path("dossiers/<str:code>/assign/", act.assign_dossier, name="assign_dossier"),
    path("dossiers/<str:code>/approve/", act.approve_dossier, name="approve_dossier"),
    path("dossiers/<str:code>/return-step/", steps.return_step, name="return_step"),
    path("dossiers/<str:code>/consult/", steps.consult_agency, name="consult_agency"),
    path("dossiers/<str:code>/answer-consultation/", steps.answer_consultation, name="answer_consultation"),
    path("dossiers/<str:code>/pause/", clock.pause_dossier, name="pause_dossier"),
    path("dossiers/<str:code>/resume/", clock.resume_dossier, name="resume_dossier"),
    path("dossiers/<str:code>/request-payment/", clock.request_payment, name="request_payment"),
    path("dossiers/<str:code>/record-payment/", clock.record_payment, name="record_payment"),
    path("dossiers/<str:code>/extend/", clock.extend_dossier, name="extend_dossier"),
    path("dossiers/<str:code>/refuse/", act.refuse_dossier, name="refuse_dossier"),
    path("dossiers/<str:code>/stop/", act.stop_dossier, name="stop_dossier"),
    path("dossiers/<str:code>/withdraw/", act.withdraw_dossier, name="withdraw_dossier"),
    path("dossiers/<str:code>/return-result/", act.return_result, name="return_result"),
    path("dossiers/<str:code>/renew-opening-code/", act.renew_opening_code, name="renew_opening_code"),
    path("dossiers/<str:code>/send-message/", send_message, name="send_message"),
    path("dossiers/<str:code>/issued/<int:paper_id>/", download_paper, name="download_paper"),
    path("dossiers/<str:code>/issued/<int:paper_id>/read/", show_paper, name="show_paper"),
    path("dossiers/<str:code>/files/<uuid:public_id>/", download_upload, name="download_upload"),
    path("dossiers/<str:code>/files/<uuid:public_id>/picture/", picture_of_upload, name="picture_of_upload"),
]
