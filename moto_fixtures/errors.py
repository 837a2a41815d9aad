"""The errors the simulated AWS answers, as moto's serialisers understand them."""

from __future__ import annotations

from moto.core.errors import COMMON_ERROR_CODES
from moto.core.exceptions import ServiceException


class AwsError(ServiceException):
    """An error answer; `code` is botocore's Error.Code, the HTTP status follows from the service's model."""

    # moto takes an exception's module for the name of a service.
    __module__ = "aws"

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        if code not in COMMON_ERROR_CODES:
            # moto warns of codes that the service's model lacks; AWS answers many such.
            COMMON_ERROR_CODES.append(code)


def validation_error(message: str) -> AwsError:
    """ELBv2's and STS's word for a parameter that breaks a rule."""
    return AwsError("ValidationError", message)
