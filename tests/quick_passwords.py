"""Argon2 as in an installation, but with little work: tests make hundreds of accounts."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The same form of hash, a thousandth of the work."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1
