"""What a passkey is asked and what it answers, by WebAuthn. Loaded when the first one is used."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.exceptions import (
    InvalidAuthenticationResponse,
    InvalidJSONStructure,
    InvalidRegistrationResponse,
)
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRequestOptions,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from core.errors import WrongKey

RELYING_PARTY = "Notes"  # what the device's own sheet shows: nothing about health
_MALFORMED = (InvalidJSONStructure, ValueError, KeyError, TypeError)


@dataclass(frozen=True, slots=True)
class Question:
    """A challenge, and the options that carry it to the browser."""

    challenge: bytes
    options: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Expected:
    """What an answer has to fit."""

    challenge: bytes
    host: str
    origin: str


def to_register(host: str, account_id: str, name: str, known: Iterable[bytes]) -> Question:
    """Ask a device to make a passkey; the ``known`` ones are not made twice."""
    options = generate_registration_options(
        rp_id=host,
        rp_name=RELYING_PARTY,
        user_id=account_id.encode(),
        user_name=name,
        user_display_name=name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
    )
    return Question(options.challenge, json.loads(options_to_json(options)))


def to_sign_in(host: str) -> Question:
    """Ask for a passkey; the question names nobody."""
    options: PublicKeyCredentialRequestOptions = generate_authentication_options(
        rp_id=host, user_verification=UserVerificationRequirement.REQUIRED
    )
    return Question(options.challenge, json.loads(options_to_json(options)))


def registered(answer: Any, expected: Expected) -> VerifiedRegistration:
    """The passkey an answer brings.

    Raises:
        WrongKey: the answer does not fit.
    """
    try:
        return verify_registration_response(
            credential=_json(answer),
            expected_challenge=expected.challenge,
            expected_rp_id=expected.host,
            expected_origin=expected.origin,
            require_user_verification=True,
        )
    except (InvalidRegistrationResponse, *_MALFORMED):
        raise WrongKey from None


def signed_in(
    answer: Any, expected: Expected, public_key: bytes, sign_count: int
) -> VerifiedAuthentication:
    """What a known passkey answered.

    Raises:
        WrongKey: the answer does not fit.
    """
    try:
        return verify_authentication_response(
            credential=_json(answer),
            expected_challenge=expected.challenge,
            expected_rp_id=expected.host,
            expected_origin=expected.origin,
            credential_public_key=public_key,
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
    except (InvalidAuthenticationResponse, *_MALFORMED):
        raise WrongKey from None


def credential_of(answer: Any) -> bytes:
    """Which passkey says it answers.

    Raises:
        WrongKey: it cannot be read.
    """
    try:
        return parse_authentication_credential_json(_json(answer)).raw_id
    except _MALFORMED:
        raise WrongKey from None


def _json(answer: Any) -> Any:
    return answer if isinstance(answer, str) else json.dumps(answer)
