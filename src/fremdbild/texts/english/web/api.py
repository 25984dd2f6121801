"""Words of `web.api`."""

from __future__ import annotations

API: dict[str, str] = {
    "api.title": "Access to the API",
    "api.headline.none": "No program reads with your access.",
    "api.headline.one": "One program can read with your access.",
    "api.headline.many": "{count} programs can read with your access.",
    "api.lead": "A token reads frozen results as far as you see them yourself, and changes nothing.",
    "api.no_results": "Your account sees no results itself, so a token of yours sees none either.",
    "api.secret.title": "This is the token, for the only time",
    "api.secret.text": "“{name}” is set up. Copy the token now; it is stored nowhere.",
    "api.list": "All tokens",
    "api.name": "Name",
    "api.name.help": "What the token is for, such as: sheet of the controllers.",
    "api.begins": "begins with",
    "api.expires": "valid until",
    "api.state": "State",
    "api.revoked": "revoked",
    "api.expired": "expired",
    "api.revoke": "Revoke",
    "api.revoke.named": "Revoke {name}",
    "api.new": "New token",
    "api.days": "Valid",
    "api.days.option": "{count} days",
    "api.make": "Set up token",
    "api.schema": "Description of the API (OpenAPI 3.1)",
}
