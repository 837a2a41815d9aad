"""The errors the simulated AWS answers, as moto's serialisers understand them."""

from __future__ import annotations

from moto.core.exceptions import ServiceException


class AwsError(ServiceException):
    """An error answer. `code` is what botocore shows as Error.Code; the HTTP status follows from the service's model."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)


def validation_error(message: str) -> AwsError:
    """ELBv2's and STS's word for a parameter that breaks a rule."""
    return AwsError("ValidationError", message)
