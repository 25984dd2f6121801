"""The read-only API: frozen assessments, as far as whoever asks may see them."""

from __future__ import annotations

import logging
import math
from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer
from ninja.security.base import AuthBase
from pydantic import Field

from fremdbild.assessment import Assessment
from fremdbild.errors import AssessmentError
from fremdbild.measures import MEASURES
from fremdbild.report.frame import Frame
from fremdbild.report.method_page import protection_of
from fremdbild.result import GROUP_COLUMNS, PROTECTED, Limits
from fremdbild.texts.words import words_in
from fremdbild.web.accounts.access import may_open
from fremdbild.web.accounts.models import User
from fremdbild.web.api.models import owner_of
from fremdbild.web.api.paging import page_of
from fremdbild.web.api.shapes import (
    AssessmentOut,
    AssessmentsOut,
    FindingsOut,
    MeasuresOut,
    Problem,
    ResultsOut,
)
from fremdbild.web.picture.access import Sight, access_assessment, access_sight
from fremdbild.web.picture.reading import Held, known, listed

PROBLEM = "application/problem+json"
_FIGURES = ("value", "standard_error", "lower", "upper", "interval_method", "answers", "cases", "people", "effective_n")
_WRONG = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 422: Problem, 503: Problem}
log = logging.getLogger("fremdbild.web")


class Session(AuthBase):
    """Whoever is signed in, in the browser."""

    openapi_type = "apiKey"

    def __init__(self) -> None:
        self.openapi_in, self.openapi_name = "cookie", settings.SESSION_COOKIE_NAME
        super().__init__()

    def __call__(self, request: HttpRequest) -> Any:
        return request.user if isinstance(request.user, User) else None


class Token(HttpBearer):
    """`Authorization: Bearer fb_…`"""

    def authenticate(self, request: HttpRequest, token: str) -> Any:  # noqa: ARG002  the signature is ninja's
        return owner_of(token)


api = NinjaAPI(
    title="fremdbild",
    version="1",
    description="Released results of frozen assessments. Read only. Protected rows carry no figure.",
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="rest",
    auth=[Session(), Token()],
)


class GroupFilter(Schema):
    """Rows of which each named column has this member; `*` is the total."""

    measure: Annotated[str | None, Field(None, max_length=100)]
    statistic: Annotated[str | None, Field(None, max_length=100)]
    period: Annotated[str | None, Field(None, max_length=40, description="By default the assessed one; `all`: every.")]
    criterion: Annotated[str | None, Field(None, max_length=200)]
    perspective: Annotated[str | None, Field(None, max_length=200)]
    org_unit: Annotated[str | None, Field(None, max_length=200)]
    touchpoint: Annotated[str | None, Field(None, max_length=200)]
    channel: Annotated[str | None, Field(None, max_length=200)]
    segment: Annotated[str | None, Field(None, max_length=200)]

    def keeps(self, row: dict[str, Any], assessed: str) -> bool:
        wanted = self.period or assessed
        if wanted != "all" and row["period"] != wanted:
            return False
        names = ("measure", "statistic", *GROUP_COLUMNS)
        return all(getattr(self, name) is None or row[name] == getattr(self, name) for name in names)


class Paging(Schema):
    cursor: Annotated[str | None, Field(None, max_length=200)]
    limit: Annotated[int, Field(200, ge=1, le=1000)]


@api.get("/assessments", response={200: AssessmentsOut, **_WRONG}, summary="All assessments, oldest first")
def assessments(request: HttpRequest) -> dict[str, Any]:
    _sight(request)
    for _, damage in listed().damaged:
        raise damage
    return {"items": [_described(one) for one in known()]}


@api.get("/assessments/{label}", response={200: AssessmentOut, **_WRONG}, summary="One assessment")
def assessment(request: HttpRequest, label: str) -> dict[str, Any]:
    _sight(request)
    return _described(access_assessment(label).assessment)


@api.get("/assessments/{label}/results", response={200: ResultsOut, **_WRONG}, summary="Its results")
def results(request: HttpRequest, label: str, where: Query[GroupFilter], paging: Query[Paging]) -> dict[str, Any]:
    sight, held = _sight(request), access_assessment(label)
    assessed = held.frame.period.label
    rows = [row for row in held.rows if where.keeps(row, assessed) and sight.sees(row)]
    kept, following = page_of(rows, paging.cursor, paging.limit, _asked(held, sight, "results", where))
    return {"items": [_released(row) for row in kept], "next": following}


@api.get("/assessments/{label}/findings", response={200: FindingsOut, **_WRONG}, summary="Its findings by weight")
def findings(
    request: HttpRequest,
    label: str,
    where: Query[GroupFilter],
    paging: Query[Paging],
    kind: Literal["target", "benchmark", "trend", "group", "gap", "guess", "perspective"] | None = None,
    certain: bool | None = None,  # noqa: FBT001  a parameter of the address
) -> dict[str, Any]:
    sight, held = _sight(request), access_assessment(label)
    assessed = held.frame.period.label
    rows = [
        dict(row)
        for row in held.frame.findings
        if where.keeps(dict(row), assessed)
        and sight.sees(row)
        and (kind is None or row["kind"] == kind)
        and (certain is None or row["certain"] == certain)
    ]
    kept, following = page_of(rows, paging.cursor, paging.limit, _asked(held, sight, f"{kind} {certain}", where))
    return {"items": [{name: _finite(value) for name, value in row.items()} for row in kept], "next": following}


@api.get("/measures", response={200: MeasuresOut, **_WRONG}, summary="What the measures mean")
def measures(request: HttpRequest) -> dict[str, Any]:
    _sight(request)
    spoken = [words_in(name) for name in settings.PROJECT.organisation.languages]
    limits = asdict(Limits())
    return {
        "items": [
            {
                "name": one.name,
                "kind": one.kind,
                "title": {words.language: words.measure(one.name) for words in spoken},
                "definition": {words.language: words.get(f"definition.{one.name}", **limits) or "" for words in spoken},
                "tables": list(one.tables),
                "statistics": [
                    {
                        "name": statistic.name,
                        "unit_of_measure": statistic.unit_of_measure,
                        "low": statistic.low,
                        "high": statistic.high,
                        "better": statistic.better,
                        "title": {words.language: words.name(one.name, statistic.name) for words in spoken},
                    }
                    for statistic in one.statistics
                ],
                "data_sheet": one.data_sheet,
            }
            for one in MEASURES
        ]
    }


def _sight(request: HttpRequest) -> Sight:
    """What whoever asks may see; whoever may not open the picture is told so without a word on what there is."""
    user: User = request.auth  # type: ignore[attr-defined]  # set by ninja
    if not may_open(user, "picture"):
        raise HttpError(403, "This account has no role that sees results. Next: ask an administrator for one.")
    return access_sight(user)


def _asked(held: Held, sight: Sight, what: str, where: GroupFilter) -> str:
    return f"{held.stamp} {sight.key} {what} {where.model_dump_json()}"


def _described(found: Assessment) -> dict[str, Any]:
    told = found.manifest
    _, hidden, of = protection_of(Frame(told, ()))
    return {
        "label": found.label,
        "period": told["period"]["label"],
        "number": told["number"],
        "first_day": told["period"]["first"],
        "last_day": told["period"]["last"],
        "as_of": told["as_of"],
        "created_at": told["created_at"],
        "measures": told["measures"],
        "values": of,
        "hidden": hidden,
    }


def _released(row: dict[str, Any]) -> dict[str, Any]:
    """The row; a protected one without any figure."""
    if row["status"] == PROTECTED:
        return {name: value for name, value in row.items() if name not in _FIGURES}
    return {name: _finite(value) for name, value in row.items()}


def _finite(value: Any) -> Any:
    """None for what JSON cannot say, such as a bound that has not been reached."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


# problems -------------------------------------------------------------------------------------------------------------


def problem(status: int, detail: str) -> HttpResponse:
    """An answer as RFC 9457 has it."""
    title = HTTPStatus(status).phrase
    body = Problem(title=title, status=status, detail=detail).model_dump_json()
    answer = HttpResponse(body, status=status, content_type=PROBLEM)
    if status == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = 'Bearer realm="fremdbild"'
    return answer


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:  # noqa: ARG001
    return problem(401, "Sign in, or send a valid token as Authorization: Bearer.")


@api.exception_handler(Http404)
def _nothing(request: HttpRequest, error: Http404) -> HttpResponse:  # noqa: ARG001
    return problem(404, "There is nothing of this name for you.")


@api.exception_handler(AssessmentError)
def _damaged(request: HttpRequest, error: AssessmentError) -> HttpResponse:  # noqa: ARG001
    log.error("%s", error)
    return problem(503, "A frozen assessment cannot be read. Next: tell the administrator; the log names the file.")


@api.exception_handler(ValidationError)
def _unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001
    said = "; ".join(f"{'.'.join(str(part) for part in one['loc'][-1:])}: {one['msg']}" for one in error.errors)
    return problem(422, f"The question could not be read: {said}.")


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:  # noqa: ARG001
    return problem(error.status_code, str(error))
