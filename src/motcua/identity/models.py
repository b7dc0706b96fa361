"""Accounts of people, roles of staff, keys of machines, and the memory of wrong sign-ins."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from motcua.core.actor import Role
from motcua.identity.states import Assurance


class AccountManager(BaseUserManager["Account"]):
    """Creates accounts; the password is hashed with Argon2."""

    def create_account(self, *, username: str, password: str, display_name: str) -> "Account":
        """Make an account that may sign in."""
        account = self.model(username=username, display_name=display_name)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Somebody who signs in."""

    username = models.TextField(unique=True)
    display_name = models.TextField()
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    assurance = models.SmallIntegerField(default=Assurance.NONE)
    # What is open stands on the account's own row, so that every request sees it without another statement.
    open_sign_ins = models.JSONField(default=list)
    sessions_epoch = models.IntegerField(default=0)
    objects = AccountManager()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.display_name

    def get_session_auth_hash(self) -> str:
        """What a session must carry: another one after a new password and after signing out everywhere."""
        return str(super().get_session_auth_hash()) + f".{self.sessions_epoch}"


class StaffRole(models.Model):
    """One member of staff holds one role in one unit during one half-open period of local dates.

    `fields` are the fields of procedures that it is for, as the catalogue names them; none means all.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="roles")
    unit = models.ForeignKey("orgs.Unit", on_delete=models.PROTECT, related_name="+")
    role = models.TextField(choices=[(role.value, role.value) for role in Role])
    valid = DateRangeField()
    fields = ArrayField(models.TextField(), default=list, db_default=models.Value([], ArrayField(models.TextField())))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "unit", "role", "valid"], name="identity_staff_role_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="identity_staff_role_known"
            ),
        ]


class LinkedIdentity(models.Model):
    """A person at an outside provider, known by issuer and subject, who is the person of this account.

    `assurance` is how surely the provider knew her the last time that she came.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="linked")
    provider = models.TextField()
    issuer = models.TextField()
    subject = models.TextField()
    assurance = models.SmallIntegerField(default=Assurance.NONE)
    linked_at = models.DateTimeField()
    last_used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_linked_identity_once"),
        ]


class SecondFactor(models.Model):
    """The application on a phone that counts the second code of an account.

    The secret is sealed; `last_step` is the last code that was used, so that none opens twice; of recovery codes only
    their SHA-256 is kept, and each goes when it was used.
    """

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="second_factor")
    sealed = models.BinaryField()
    last_step = models.BigIntegerField()
    recovery = ArrayField(models.TextField())
    set_at = models.DateTimeField()


class Passkey(models.Model):
    """A key on somebody's device that opens the account; only its public half is here."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="passkeys")
    credential_id = models.BinaryField(unique=True)
    public_key = models.BinaryField()
    sign_count = models.BigIntegerField()
    name = models.TextField()
    added_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)


class PasswordReset(models.Model):
    """A code with which the holder of an account sets a new password once; only its SHA-256 is kept."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+")
    digest = models.TextField()
    given_at = models.DateTimeField()


class ApiToken(models.Model):
    """A machine's key. Only its SHA-256 is kept; the token itself is shown once. It acts for its unit alone."""

    name = models.TextField()
    digest = models.BinaryField(unique=True)
    unit = models.ForeignKey("orgs.Unit", on_delete=models.PROTECT, related_name="+")
    scopes = ArrayField(models.TextField())
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class SignInTry(models.Model):
    """How sign-ins under one name from one network address went.

    The name is kept as a digest, because people type passwords into the wrong box. `wrong_tries` counts since
    `window_began_at`; `succeeded_at` makes the pair a known one, which strangers elsewhere cannot lock out.
    """

    name_digest = models.BinaryField()
    address = models.TextField()
    wrong_tries = models.IntegerField(default=0)
    window_began_at = models.DateTimeField()
    last_wrong_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name_digest", "address"], name="identity_sign_in_try_once"),
        ]
