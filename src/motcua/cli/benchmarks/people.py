"""People for generated ledgers: names as common as they are, numbers of their own, and by what they are found."""

from django.db import connection

from motcua.core.folding import fold
from motcua.dossiers.search_index import digest_of

FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
)
MIDDLE = (
    "Văn",
    "Thị",
    "Hữu",
    "Minh",
    "Ngọc",
    "Đức",
    "Quang",
    "Thanh",
    "Xuân",
    "Kim",
    "Gia",
    "Hoài",
    "Bảo",
    "Như",
    "Công",
)
GIVEN = (
    "An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hải", "Hạnh", "Hiếu", "Hoa", "Hòa", "Hùng", "Hương", "Khánh", "Lan",
    "Linh", "Long", "Mai", "Nam", "Nga", "Nhung", "Phúc", "Phương", "Quân", "Sơn", "Tâm", "Thảo", "Thủy", "Trang",
    "Tuấn", "Tùng", "Uyên", "Vân", "Vinh", "Yến", "Ánh", "Bích", "Cường", "Diệp", "Đạt", "Hằng", "Hiền", "Kiên",
    "Lâm", "Loan", "Mỹ", "Nghĩa", "Oanh", "Quỳnh", "Thắng",
)  # fmt: skip


def _part(words: str, step: int, count: int) -> str:
    """SQL of the word of dossier `n`; the three words change at different paces, so that all combinations come."""
    return f"({words})[1 + n / {step} %% {count}]"


def _parts(prefix: str) -> tuple[str, str, str]:
    family, middle, given = (
        _part(f"%({prefix}_{name})s::text[]", step, len(words))
        for name, step, words in (
            ("family", 700, FAMILY),
            ("middle", 50, MIDDLE),
            ("given", 1, GIVEN),
        )
    )
    return family, middle, given


NAME_OF = " || ' ' || ".join(_parts("as"))
"""SQL of the whole name of the person of dossier `n`; its parameters are in `PARAMETERS`."""

IDENTITY_OF, PHONE_OF = "lpad((79000000000 + n)::text, 12, '0')", "'09' || lpad((n %% 100000000)::text, 8, '0')"
PARAMETERS = {
    f"{kind}_{name}": [shape(word) for word in words]
    for kind, shape in (("as", str), ("folded", fold))
    for name, words in (("family", FAMILY), ("middle", MIDDLE), ("given", GIVEN))
}
_FAMILY, _MIDDLE, _GIVEN = _parts("folded")
_NAMES = f"""
INSERT INTO dossiers_searchname (dossier_id, unit_id, name)
SELECT d.id, d.unit_id, key FROM (
    SELECT id, unit_id, split_part(code, '-', 3)::bigint AS n FROM dossiers_dossier WHERE code LIKE %(codes)s
) AS d,
LATERAL (SELECT {_FAMILY} AS family, {_MIDDLE} AS middle, {_GIVEN} AS given) AS word,
LATERAL unnest(ARRAY[
    family || ' ' || middle || ' ' || given, middle || ' ' || given, given, family || ' ' || given
]) AS key
"""  # noqa: S608
_NUMBERS = """
INSERT INTO dossiers_searchnumber (digest, dossier_id)
SELECT hashint8extended(id, kind), id FROM dossiers_dossier, unnest(ARRAY[1, 2]) AS kind WHERE code LIKE %(codes)s
"""
_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid), conname, pg_get_constraintdef(c.oid)
FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
WHERE indrelid IN ('dossiers_searchname'::regclass, 'dossiers_searchnumber'::regclass) ORDER BY indexrelid
"""


def fill_search(seed: str) -> None:
    """Bring in by what the dossiers of this filling are found, as the task would; indexes are built afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES)
        indexes = cursor.fetchall()
        for index, definition, constraint, _ in indexes:
            table = definition.partition(" ON ")[2].partition(" ")[0]
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}" if constraint else f"DROP INDEX {index}")
        for statement in (_NAMES, _NUMBERS):
            cursor.execute(statement, PARAMETERS | {"codes": f"F-{seed}-%"})
        for _index, definition, constraint, wording in indexes:
            table = definition.partition(" ON ")[2].partition(" ")[0]
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {constraint} {wording}" if constraint else definition)
        cursor.execute("VACUUM (ANALYZE) dossiers_searchname, dossiers_searchnumber")


def be_up_to_date(mark: str) -> None:
    """The search has read the ledger up to this mark."""
    check = f"{digest_of('identity', 'check'):x}"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dossiers_searchmark")
        cursor.execute("INSERT INTO dossiers_searchmark (mark, key_check) VALUES (%s, %s)", [mark, check])


def findable_number(code: str) -> str:
    """The identity number of this dossier's person, under which it is really found."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, applicant->>'identity_number' FROM dossiers_dossier WHERE code = %s", [code])
        key, number = cursor.fetchone()
        cursor.execute(
            "UPDATE dossiers_searchnumber SET digest = %s WHERE dossier_id = %s AND digest = hashint8extended(%s, 1)",
            [digest_of("identity", number), key, key],
        )
    return str(number)
