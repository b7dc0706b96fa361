"""Addresses of the portal: find, prepare or apply, keep the codes, follow."""

from django.urls import path

from motcua.portal.views.account import account, claim, end_all, end_one, sign_ins, sign_out
from motcua.portal.views.apply import answer_section
from motcua.portal.views.assist import assist, end_assist
from motcua.portal.views.begin import begin, discard
from motcua.portal.views.browse import procedures, values
from motcua.portal.views.emergencies import emergencies
from motcua.portal.views.entering import password, sign_in, sign_up
from motcua.portal.views.fill_in import fill_in
from motcua.portal.views.home import home
from motcua.portal.views.levels import levels
from motcua.portal.views.mandate import mandate
from motcua.portal.views.open_data import download, open_data
from motcua.portal.views.organisations import change_for_whom, end_person, organisations, people
from motcua.portal.views.outside import sign_on, sign_on_back
from motcua.portal.views.own import own, own_file, own_paper, read_own_paper, withdraw, write
from motcua.portal.views.own_clock import own_clock
from motcua.portal.views.own_data import own_data, own_data_file, own_data_sheet
from motcua.portal.views.own_mandates import give, own_mandate, own_mandates
from motcua.portal.views.own_reads import own_reads
from motcua.portal.views.own_supplement import supplement, supplement_item
from motcua.portal.views.papers import hand_in_papers, look_at_paper, move_paper, take_back_paper
from motcua.portal.views.passkeys import (
    ask_new_passkey,
    ask_passkey,
    change_passkeys,
    enter_by_passkey,
    passkeys,
)
from motcua.portal.views.place import choose_place
from motcua.portal.views.prepared import begin_prepared, prepared
from motcua.portal.views.procedures import prepare, procedure, short
from motcua.portal.views.rating import rating
from motcua.portal.views.reading import choose_reading, hear
from motcua.portal.views.renewed import renewed
from motcua.portal.views.reset import reset_password
from motcua.portal.views.resume import leave, resume, resume_code
from motcua.portal.views.review import review
from motcua.portal.views.submitted import slip, submitted
from motcua.portal.views.traces import traces
from motcua.portal.views.track import track
from motcua.portal.views.uploads import begin_upload, go_on_with_upload

app_name = "portal"
urlpatterns = [
    path("", home, name="home"),
    path("thu-tuc/", procedures, name="procedures"),
    path("thu-tuc/muc-do/", levels, name="levels"),
    path("thu-tuc/theo/<slug:dimension>/", values, name="values"),
    path("thu-tuc/<str:code>/", procedure, name="procedure"),
    path("thu-tuc/<str:code>/chuan-bi/", prepare, name="prepare"),
    path("t/<str:code>", short, name="short"),
    path("tinh-huong-khan-cap/", emergencies, name="emergencies"),
    path("xa-phuong/", choose_place, name="place"),
    path("nop/<str:code>/", begin, name="begin"),
    path("nop/<str:code>/giay-to/", hand_in_papers, name="papers"),
    path("nop/<str:code>/giay-to/bo/", take_back_paper, name="take_back_paper"),
    path("nop/<str:code>/giay-to/thu-tu/", move_paper, name="move_paper"),
    path("nop/<str:code>/giay-to/anh/<uuid:public_id>", look_at_paper, name="look_at_paper"),
    path("nop/<str:code>/giay-to/tep/", begin_upload, name="begin_upload"),
    path("nop/<str:code>/giay-to/tep/<uuid:public_id>", go_on_with_upload, name="upload"),
    path("nop/<str:code>/chuan-bi/", begin_prepared, name="begin_prepared"),
    path("nop/<str:code>/mang-theo/", prepared, name="prepared"),
    path("nop/<str:code>/dien-san/", fill_in, name="fill_in"),
    path("nop/<str:code>/xem-lai/", review, name="review"),
    path("nop/<str:code>/xong/", submitted, name="submitted"),
    path("nop/<str:code>/xong/phieu.pdf", slip, name="slip"),
    path("nop/<str:code>/ma-lam-tiep/", resume_code, name="resume_code"),
    path("nop/<str:code>/mau-moi/", renewed, name="renewed"),
    path("nop/<str:code>/xoa/", discard, name="discard"),
    path("nop/<str:code>/<slug:section_id>/", answer_section, name="section"),
    path("cach-doc/", choose_reading, name="reading"),
    path("cach-doc/<slug:pack>/<str:file>", hear, name="hear"),
    path("lam-tiep/", resume, name="resume"),
    path("roi-may/", leave, name="leave"),
    path("dau-vet/", traces, name="traces"),
    path("tro-giup/", assist, name="assist"),
    path("tro-giup/ket-thuc/", end_assist, name="end_assist"),
    path("ho-so/", own, name="own"),
    path("ho-so/nhan-tin/", write, name="own_write"),
    path("ho-so/thoi-han/", own_clock, name="own_clock"),
    path("ho-so/ai-da-xem/", own_reads, name="own_reads"),
    path("ho-so/du-lieu/", own_data, name="own_data"),
    path("ho-so/du-lieu/tep/", own_data_file, name="own_data_file"),
    path("ho-so/du-lieu/to.pdf", own_data_sheet, name="own_data_sheet"),
    path("ho-so/rut/", withdraw, name="own_withdraw"),
    path("ho-so/bo-sung/", supplement, name="own_supplement"),
    path("ho-so/bo-sung/<int:place>/", supplement_item, name="own_supplement_item"),
    path("ho-so/tep/<str:public_id>", own_file, name="own_file"),
    path("ho-so/giay/<int:paper_id>", own_paper, name="own_paper"),
    path("ho-so/giay/<int:paper_id>/doc/", read_own_paper, name="read_own_paper"),
    path("tai-khoan/", account, name="account"),
    path("tai-khoan/dang-nhap/", sign_in, name="sign_in"),
    path("tai-khoan/tao/", sign_up, name="sign_up"),
    path("tai-khoan/quen-mat-khau/", reset_password, name="reset_password"),
    path("tai-khoan/khoa/", passkeys, name="passkeys"),
    path("tai-khoan/khoa/doi/", change_passkeys, name="change_passkeys"),
    path("tai-khoan/khoa/hoi-moi/", ask_new_passkey, name="ask_new_passkey"),
    path("tai-khoan/khoa/hoi/", ask_passkey, name="ask_passkey"),
    path("tai-khoan/khoa/vao/", enter_by_passkey, name="enter_by_passkey"),
    path("tai-khoan/mat-khau/", password, name="password"),
    path("tai-khoan/ho-so/", claim, name="claim"),
    path("tai-khoan/noi-dang-nhap/", sign_ins, name="sign_ins"),
    path("tai-khoan/noi-dang-nhap/thoat/", end_one, name="end_sign_in"),
    path("tai-khoan/noi-dang-nhap/thoat-het/", end_all, name="end_sign_ins"),
    path("tai-khoan/to-chuc/", organisations, name="organisations"),
    path("tai-khoan/to-chuc/doi/", change_for_whom, name="change_for_whom"),
    path("tai-khoan/to-chuc/<int:organisation_id>/", people, name="organisation_people"),
    path("tai-khoan/to-chuc/<int:organisation_id>/thoi/", end_person, name="end_organisation_person"),
    path("tai-khoan/thoat/", sign_out, name="sign_out"),
    path("tai-khoan/qua/<slug:provider>/", sign_on, name="sign_on"),
    path("tai-khoan/qua/<slug:provider>/ve/", sign_on_back, name="sign_on_back"),
    path("tai-khoan/uy-quyen/", own_mandates, name="own_mandates"),
    path("tai-khoan/uy-quyen/moi/", give, name="give_mandate"),
    path("tai-khoan/uy-quyen/<str:mandate>/", own_mandate, name="own_mandate"),
    path("uy-quyen/", mandate, name="mandate"),
    path("tra-cuu/", track, name="track"),
    path("danh-gia/", rating, name="rating"),
    path("du-lieu-mo/", open_data, name="open_data"),
    path("du-lieu-mo/<str:file_name>", download, name="open_data_file"),
]
