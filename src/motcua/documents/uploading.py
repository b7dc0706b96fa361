"""What may go wrong while an upload comes in by parts."""

from motcua.core.errors import Refused


class UploadBusy(Refused):
    """Another part of the same upload is being written at this moment."""

    code = "upload_busy"
    conflict = True


class UploadTooLong(Refused):
    """More bytes came than were announced when the upload was begun."""

    code = "upload_too_long"


class OffsetDiffers(Refused):
    """The part does not begin where the kept bytes end."""

    code = "upload_offset_differs"
    conflict = True


class ChecksumDiffers(Refused):
    """The part was changed on its way; it was not kept."""

    code = "upload_checksum_differs"


class UploadGone(Refused):
    """The upload expired, was given up or could not be kept."""

    code = "upload_gone"


class HeaderUnusable(Refused):
    """A header of the protocol is missing or cannot be read; `field_errors` name it."""

    code = "upload_header_unusable"


class ProtocolUnknown(Refused):
    """The caller speaks another version of the protocol."""

    code = "tus_version_unknown"


class PartTypeUnknown(Refused):
    """A part comes with the media type of the protocol, so that nothing on the way takes it for a form."""

    code = "upload_type_unknown"
