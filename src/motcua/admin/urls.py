"""Addresses of administration, under /quan-tri/."""

from django.urls import path

from motcua.admin.views import emergencies, findings, imports, mapping, merged_units
from motcua.admin.views.decrees import decrees
from motcua.admin.views.home import home
from motcua.admin.views.log import show_log
from motcua.admin.views.reconcile import reconcile
from motcua.admin.views.start_import import start_import

app_name = "admin"
urlpatterns = [
    path("", home, name="home"),
    path("imports/", imports.list_imports, name="imports"),
    path("imports/new/", start_import, name="start_import"),
    path("imports/<uuid:import_id>/", imports.show_import, name="import"),
    path("imports/<uuid:import_id>/map/", mapping.map_import, name="map_import"),
    path("imports/<uuid:import_id>/map/mapping.yaml", mapping.download_mapping, name="download_mapping"),
    path("imports/<uuid:import_id>/map/save/", mapping.save_mapping, name="save_mapping"),
    path("imports/<uuid:import_id>/order/", imports.order_import, name="order_import"),
    path("imports/<uuid:import_id>/abandon/", imports.abandon_import, name="abandon_import"),
    path("imports/<uuid:import_id>/refused.csv", imports.download_refusals, name="download_refusals"),
    path("imports/<uuid:import_id>/log/", show_log, name="log"),
    path("findings/", findings.count_findings, name="findings"),
    path("findings/list/", findings.list_findings, name="finding_list"),
    path("findings/list/decide/", findings.decide_findings, name="decide_findings"),
    path("findings/<int:finding_id>/", findings.show_finding, name="finding"),
    path("findings/<int:finding_id>/decide/", findings.decide_finding, name="decide_finding"),
    path("findings/<int:finding_id>/reopen/", findings.reopen_finding, name="reopen_finding"),
    path("merged-units/", merged_units.list_merged_units, name="merged_units"),
    path("merged-units/<int:unit_id>/", merged_units.show_merged_unit, name="merged_unit"),
    path("merged-units/<uuid:rerouting_id>/undo/", merged_units.undo, name="undo_rerouting"),
    path("emergencies/", emergencies.declare, name="emergencies"),
    path("emergencies/<uuid:public_id>/", emergencies.extend, name="emergency"),
    path("emergencies/<uuid:public_id>/end/", emergencies.end, name="end_emergency"),
    path("emergencies/<uuid:public_id>/revoke/", emergencies.revoke, name="revoke_emergency"),
    path("reconcile/", reconcile, name="reconcile"),
    path("working-days/", decrees, name="decrees"),
]
