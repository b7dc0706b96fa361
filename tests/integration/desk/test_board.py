"""The page of the backlog: picture and table say the same, a field is chosen by its name, nonsense is no error."""

from datetime import timedelta

from motcua.dossiers.limit_api import count_backlog
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.integration.desk.officer import Officer

PAGE = "/can-bo/board/"


def test_the_board_of_a_unit(cast: Cast, clerk: Officer, leader: Officer, stranger: Officer) -> None:
    assert "Chưa đếm lần nào" in leader.open(PAGE).words
    code = accepted(cast)
    Dossier.objects.filter(code=code).update(received_at=NOW - timedelta(days=40), due_at=NOW - timedelta(days=2))
    count_backlog(now=NOW - timedelta(days=1))
    count_backlog(now=NOW)
    page = leader.open(PAGE)
    assert "1 hồ sơ chưa giải quyết xong, trong đó 1 đã quá hạn." in page.words
    assert "Từ 31 ngày: 1 hồ sơ, 1 quá hạn." in page.words
    assert code not in page.html, "numbers, no dossiers"
    assert "Trần Văn Chuyên" not in page.html, "units, no officers"
    assert "Cả các đơn vị cấp dưới" in page.words
    field = leader.open(page.links[Dossier.objects.get(code=code).field])
    assert "Xem mọi lĩnh vực" in field.words
    assert "1 hồ sơ chưa giải quyết xong" in field.words
    assert "Theo đơn vị" in leader.open(PAGE, below="1").words
    assert "Cả các đơn vị cấp dưới" not in clerk.open(PAGE, below="1").words
    assert "Không có hồ sơ tồn" in stranger.open(PAGE).words
    assert "Không có hồ sơ tồn" in leader.open(PAGE, field="\x00 không có").words
    assert leader.client.get(PAGE, {"unit": "9" * 5000}).status_code == 404
