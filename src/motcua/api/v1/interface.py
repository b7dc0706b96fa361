"""Version 1 as a whole: which resources it has."""

from motcua.api.build import Interface
from motcua.api.v1.dossier_verbs import router as dossier_verbs
from motcua.api.v1.dossiers import router as dossiers
from motcua.api.v1.figures import router as figures
from motcua.api.v1.files import router as files
from motcua.api.v1.levels import router as levels
from motcua.api.v1.problems import router as problems
from motcua.api.v1.procedures import router as procedures

interface = Interface(version="1")
interface.add_router("/procedures/levels", levels, tags=["procedures"])
interface.add_router("/procedures", procedures, tags=["procedures"])
interface.add_router("/dossiers", dossiers, tags=["dossiers"])
interface.add_router("/dossiers", dossier_verbs, tags=["dossiers"])
interface.add_router("/files", files, tags=["files"])
interface.add_router("/figures", figures, tags=["figures"])
interface.add_router("/problems", problems, tags=["problems"])
