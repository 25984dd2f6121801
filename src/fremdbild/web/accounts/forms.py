"""Forms of accounts; their labels and helps are words (`templatetags/fields.py`)."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, ResetPasswordKeyForm, SetPasswordForm
from allauth.core import context
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from fremdbild.texts.words import Words, words_in
from fremdbild.web.accounts.models import Assignment, Unit, User
from fremdbild.web.accounts.people import FOR_A_UNIT, FOR_ALL, RoleChange
from fremdbild.web.accounts.roles import CONFLICTING, Role
from fremdbild.web.frame.language import languages


class WordedForm(forms.Form):
    """A form that speaks the reader's language."""

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        self.words = words
        super().__init__(*args, **kwargs)

    def problem(self, key: str, **values: object) -> ValidationError:
        return ValidationError(self.words(f"web.accounts.problem.{key}", **values), code=key)


class NameField(forms.CharField):
    """A name on one line, without the marks that turn round the writing of what stands behind it on a page."""

    _TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))

    def to_python(self, value: Any) -> Any:
        said = super().to_python(value)
        return " ".join(said.translate(self._TURNS).split()) if isinstance(said, str) else said


def _password(autocomplete: str = "new-password") -> forms.CharField:
    return forms.CharField(strip=False, widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}))


def _name(*, required: bool = True) -> NameField:
    return NameField(
        max_length=100, required=required, widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"})
    )


def _language() -> forms.ChoiceField:
    return forms.ChoiceField(choices=lambda: [(name, _in_itself(name)) for name in languages()])


def _in_itself(language: str) -> str:
    """The name of the language, in that language: `Deutsch (Schweiz)`."""
    return words_in(language)(f"web.accounts.language.{language}")


class NewPasswordForm(WordedForm):
    """A password, twice, checked against the rules that the page tells."""

    password1 = _password()
    password2 = _password()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", self.problem("passwords_differ"))
        elif first:
            try:
                validate_password(first, self.user_of_password())
            except ValidationError as problem:
                self.add_error("password1", problem)
        return cleaned

    def user_of_password(self) -> User:
        """Whose password it will be: it must not resemble the name."""
        raise NotImplementedError


class FirstAccountForm(NewPasswordForm):
    """The first account; there is nobody yet whose address it could share."""

    email = forms.EmailField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    name = _name()

    field_order = ("email", "name", "password1", "password2")

    def user_of_password(self) -> User:
        return User(email=self.cleaned_data.get("email", ""), name=self.cleaned_data.get("name", ""))


class WelcomeForm(NewPasswordForm):
    """The first password of somebody who was invited."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self._user = user
        super().__init__(*args, **kwargs)

    def user_of_password(self) -> User:
        return self._user


class PersonForm(WordedForm):
    """A person with roles: assignments to take away, one to add."""

    email = forms.EmailField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = _name()
    language = _language()
    remove = forms.ModelMultipleChoiceField(
        queryset=Assignment.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    role = forms.ChoiceField(required=False)
    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2_000_000_000)

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        role, unit, remove = self.fields["role"], self.fields["unit"], self.fields["remove"]
        assert isinstance(role, forms.ChoiceField)  # noqa: S101  for the types
        assert isinstance(unit, forms.ModelChoiceField)  # noqa: S101  for the types
        assert isinstance(remove, forms.ModelMultipleChoiceField)  # noqa: S101  for the types
        role.choices = [("", self.words("web.accounts.role.none"))] + [
            (name.value, self.words(f"web.accounts.role.{name.value}")) for name in Role
        ]
        unit.queryset = Unit.objects.all()
        unit.empty_label = self.words("web.accounts.unit.none")
        if user:
            remove.queryset = user.assignments.select_related("unit")
            remove.label_from_instance = lambda at: role_in_words(self.words, at)  # type: ignore[method-assign, assignment]
        if not user or not user.assignments.exists():
            del self.fields["remove"]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        others = User.objects.filter(email__iexact=email)
        if (others.exclude(pk=self._user.pk) if self._user else others).exists():
            raise self.problem("email_taken")
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role, unit = cleaned.get("role"), cleaned.get("unit")
        if role in FOR_A_UNIT and not unit and "unit" not in self.errors:
            self.add_error("unit", self.problem("unit_needed"))
        if role in FOR_ALL and unit:
            self.add_error("unit", self.problem("unit_not_needed"))
        if unit and not role:
            self.add_error("role", self.problem("role_needed"))
        if role and self._user:
            kept = self._user.assignments.exclude(pk__in=[at.pk for at in cleaned.get("remove") or ()])
            if {role, *kept.values_list("role", flat=True)} >= CONFLICTING:
                self.add_error("role", self.problem("conflicting_roles"))
        return cleaned

    def change(self) -> RoleChange:
        cleaned = self.cleaned_data
        return RoleChange(
            remove=frozenset(at.pk for at in cleaned.get("remove") or ()),
            add=Role(cleaned["role"]) if cleaned["role"] else None,
            unit=cleaned["unit"],
        )


class UnitForm(WordedForm):
    """A unit: its code is there once, and stays."""

    code = forms.CharField(max_length=60)
    name = NameField(max_length=120, widget=forms.TextInput(attrs={"dir": "auto"}))
    parent = forms.ModelChoiceField(queryset=Unit.objects.none(), required=False)
    headcount = forms.CharField(max_length=12, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2_000_000_000)

    def __init__(self, *args: Any, unit: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ModelChoiceField)  # noqa: S101  for the types
        parent.queryset = Unit.objects.exclude(pk=unit.pk) if unit else Unit.objects.all()
        parent.empty_label = self.words("web.accounts.unit.top")
        if unit:
            del self.fields["code"]

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not code.isprintable():
            raise self.problem("code")
        if Unit.objects.filter(code=code).exists():
            raise self.problem("code_taken")
        return code

    def clean_headcount(self) -> int | None:
        text = str(self.cleaned_data["headcount"]).strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and int(text) <= 10_000_000):
            raise self.problem("headcount")
        return int(text)


class UnitFileForm(WordedForm):
    """A CSV file with units."""

    file = forms.FileField(max_length=200, allow_empty_file=False)


class MeForm(WordedForm):
    """What everybody may change about themselves; addresses and roles are given by an administrator."""

    name = _name()
    language = _language()


class _OurWords:
    """allauth's form with our words where the two passwords differ."""

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]  # allauth has no types
        if "password2" in self.errors and self.data.get("password2"):  # type: ignore[attr-defined]
            self.errors["password2"] = self.error_class(  # type: ignore[attr-defined]
                [context.request.words("web.accounts.problem.passwords_differ")],
                field_id=self["password2"].auto_id,  # type: ignore[index]
            )
        return cleaned


class ChangePassword(_OurWords, ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    pass


class SetPassword(_OurWords, SetPasswordForm):  # type: ignore[misc]  # allauth has no types
    pass


class ResetPasswordKey(_OurWords, ResetPasswordKeyForm):  # type: ignore[misc]  # allauth has no types
    pass


def role_in_words(words: Words, at: Assignment) -> str:
    """`Unit lead of Claims`."""
    role = words(f"web.accounts.role.{at.role}")
    return words("web.accounts.role.of", role=role, unit=at.unit.name) if at.unit else role
