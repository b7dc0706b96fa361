"""Style and pictures under names that change with their content, so that a browser may keep them for good."""

from collections.abc import Mapping

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedOrPlainFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc, unused-ignore]
    """Uses the hashed name where files were collected, else the plain name that the source folder serves."""

    hashed_files: Mapping[str, str]

    def stored_name(self, name: str) -> str:
        """The name under which `name` is served."""
        return self.hashed_files.get(self.hash_key(self.clean_name(name)), self.clean_name(name))
