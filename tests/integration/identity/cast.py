"""What the tests of accounts, roles and keys share: one moment, one password, who may do everything."""

from datetime import UTC, datetime

from motcua.core.actor import Actor

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
SYSTEM = Actor.system()
PASSWORD = "mật khẩu đủ dài"
