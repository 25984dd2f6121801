"""Wörter von `web.accounts`."""

from __future__ import annotations

ACCOUNTS: dict[str, str] = {
    # Felder.
    "accounts.field.email": "E-Mail-Adresse",
    "accounts.field.login": "E-Mail-Adresse",
    "accounts.field.name": "Name",
    "accounts.field.password": "Passwort",
    "accounts.field.password1": "Neues Passwort",
    "accounts.field.password2": "Dasselbe Passwort noch einmal",
    "accounts.field.oldpassword": "Bisheriges Passwort",
    "accounts.field.code": "Code",
    "accounts.field.language": "Sprache der Mails und Seiten",
    "accounts.field.remove": "Rollen, die wegfallen",
    "accounts.field.role": "Rolle, die dazukommt",
    "accounts.field.unit": "Für welche Einheit",
    "accounts.field.parent": "Gehört zu",
    "accounts.field.headcount": "Personen darin, ohne Einheiten darunter",
    "accounts.field.file": "CSV-Datei",
    "accounts.field.passwordless": "Mit diesem Schlüssel allein anmelden",
    "accounts.help.password1": (
        "Mindestens 12 Zeichen. Nicht nur Ziffern, nicht Ihr Name oder Ihre Adresse, und keines, das viele benutzen."
    ),
    "accounts.help.unit": (
        "Einheitsleitung und Kundendienst brauchen eine; "
        "Leitung, Analyse, Vertrauensperson und Verwaltung gelten für die ganze Organisation."
    ),
    "accounts.help.passwordless": "Der Schlüssel fragt dann nach Finger, Gesicht oder PIN.",
    "accounts.help.file": "UTF-8, oder wie Excel sie sichert; höchstens 1 MB.",
    "accounts.language.de-CH": "Deutsch (Schweiz)",
    "accounts.language.de-DE": "Deutsch (Deutschland)",
    "accounts.language.en": "English",
    "accounts.save": "Speichern",
    "accounts.saved": "Gespeichert.",
    "accounts.back": "Zurück",
    "accounts.cancel": "Anmeldung abbrechen",
    "accounts.pages": "Seiten",
    "accounts.pages.before": "Vorige",
    "accounts.pages.after": "Nächste",
    "accounts.pages.at": "Seite {number} von {all}",
    # Was in Formularen schiefgeht.
    "accounts.problem.account_inactive": "Dieses Konto ist geschlossen. Fragen Sie die Verwaltung.",
    "accounts.problem.email_password_mismatch": (
        "E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides, oder verlangen Sie ein neues Passwort."
    ),
    "accounts.problem.incorrect_password": "Das ist nicht Ihr Passwort.",
    "accounts.problem.enter_current_password": "Das ist nicht Ihr bisheriges Passwort.",
    "accounts.problem.incorrect_code": "Dieser Code passt nicht. Warten Sie auf den nächsten und geben Sie ihn ein.",
    "accounts.problem.rate_limited": "Zu viele falsche Codes. Warten Sie fünf Minuten und versuchen Sie es wieder.",
    "accounts.problem.too_many_login_attempts": (
        "Zu viele falsche Passwörter. Warten Sie fünf Minuten, oder verlangen Sie ein neues Passwort."
    ),
    "accounts.problem.invalid_password_reset": "Dieser Link ist verbraucht oder zu alt. Verlangen Sie einen neuen.",
    "accounts.problem.cannot_delete_authenticator": "Der zweite Schritt lässt sich nicht abschalten.",
    "accounts.problem.cannot_generate_recovery_codes": (
        "Ersatzcodes gehören zu einem zweiten Schritt: Richten Sie zuerst einen ein."
    ),
    "accounts.problem.unverified_email": (
        "Ihre Adresse ist nicht bestätigt. Bitten Sie die Verwaltung, Ihr Konto neu zu speichern."
    ),
    "accounts.problem.passwords_differ": "Die beiden Passwörter sind verschieden. Geben Sie zweimal dasselbe ein.",
    "accounts.problem.email_taken": "Mit dieser Adresse hat schon jemand ein Konto.",
    "accounts.problem.unit_needed": "Diese Rolle gilt für eine Einheit: Wählen Sie, für welche.",
    "accounts.problem.unit_not_needed": "Diese Rolle gilt für die ganze Organisation: Lassen Sie die Einheit leer.",
    "accounts.problem.role_needed": "Wählen Sie die Rolle, die zu dieser Einheit gehört.",
    "accounts.problem.changed_meanwhile": (
        "Jemand anders hat das geändert, seit Sie die Seite geöffnet haben. Gespeichert wurde nichts. "
        "Sehen Sie es noch einmal an; speichern Sie jetzt, gilt Ihres."
    ),
    "accounts.problem.conflicting_roles": (
        "Analyse und Vertrauensperson kann niemand zugleich sein: Wer auswertet, darf den Schlüssel zu den Umschlägen "
        "nicht haben. Nehmen Sie die andere Rolle zuerst weg, oder geben Sie diese jemand anderem."
    ),
    "accounts.problem.last_administrator": (
        "Es bliebe niemand, der verwaltet. Gespeichert wurde nichts. "
        "Geben Sie zuerst jemand anderem die Rolle Verwaltung."
    ),
    "accounts.problem.code": "Ein Code besteht aus Buchstaben, Ziffern und Zeichen, die sich drucken lassen.",
    "accounts.problem.code_taken": "Eine Einheit mit diesem Code gibt es schon.",
    "accounts.problem.headcount": (
        "Schreiben Sie eine ganze Zahl von 0 bis 10 Millionen, oder lassen Sie das Feld leer."
    ),
    "accounts.problem.circle": "Die Einheit stünde unter sich selbst. Wählen Sie eine, die nicht unter ihr steht.",
    "accounts.problem.still_used": (
        "Die Einheit wird noch gebraucht: Es gibt Einheiten darunter, Personen mit einer Rolle für sie "
        "oder Umfragen. Verschieben Sie diese zuerst."
    ),
    # Anmelden.
    "accounts.login.short": "Anmelden",
    "accounts.login.title": "Melden Sie sich bei {organisation} an.",
    "accounts.login.lead": ("Mit Adresse und Passwort Ihres Kontos. Wer eine Umfrage beantwortet, braucht kein Konto."),
    "accounts.login.button": "Anmelden",
    "accounts.login.passkey": "Mit Passkey",
    "accounts.login.forgotten": "Passwort vergessen?",
    "accounts.login.elsewhere": "Oder mit dem Konto Ihrer Organisation",
    "accounts.login.provider": "Mit {name} anmelden",
    "accounts.provider.title": "Weiter zu {name}?",
    "accounts.provider.lead": (
        "Sie melden sich bei {name} an und kommen hierher zurück. Es gilt die Adresse, die Ihr Konto hier hat."
    ),
    "accounts.provider.button": "Weiter",
    "accounts.provider_failed.short": "Nicht angemeldet",
    "accounts.provider_failed.title": "Die Anmeldung an der anderen Stelle ist nicht gelungen.",
    "accounts.provider_failed.lead": (
        "Geändert wurde nichts. Versuchen Sie es wieder; bleibt es so, melden Sie sich mit dem Passwort an "
        "und sagen Sie es der Verwaltung."
    ),
    "accounts.provider_failed.button": "Zurück zur Anmeldung",
    "accounts.provider_cancelled.short": "Nicht angemeldet",
    "accounts.provider_cancelled.title": "Sie haben die Anmeldung abgebrochen.",
    "accounts.provider_cancelled.lead": "Geändert wurde nichts.",
    "accounts.provider_cancelled.button": "Zurück zur Anmeldung",
    "accounts.unknown.short": "Kein Konto",
    "accounts.unknown.title": "Für Sie gibt es hier noch kein Konto.",
    "accounts.unknown.lead": "Konten richtet die Verwaltung Ihrer Organisation ein. Bitten Sie um eine Einladung.",
    "accounts.unknown.button": "Zurück zur Anmeldung",
    "accounts.inactive.short": "Konto geschlossen",
    "accounts.inactive.title": "Dieses Konto ist geschlossen.",
    "accounts.inactive.lead": "Die Verwaltung Ihrer Organisation kann es wieder öffnen.",
    "accounts.inactive.button": "Zurück zur Anmeldung",
    "accounts.too_many.short": "Zu oft",
    "accounts.too_many.title": "Das war zu oft in kurzer Zeit.",
    "accounts.too_many.lead": "Verloren ist nichts. Warten Sie fünf Minuten und versuchen Sie es wieder.",
    "accounts.too_many.button": "Zurück zur Anmeldung",
    "accounts.logout.short": "Abmelden",
    "accounts.logout.title": "Möchten Sie sich abmelden?",
    "accounts.logout.lead": "Was Sie gespeichert haben, bleibt.",
    "accounts.logout.button": "Abmelden",
    "accounts.second.short": "Zweiter Schritt",
    "accounts.second.title": "Noch ein Schritt: der Code Ihrer App.",
    "accounts.second.lead": "Geben Sie die sechs Ziffern ein, die Ihre App zeigt, oder einen Ihrer Ersatzcodes.",
    "accounts.again.short": "Sind Sie es?",
    "accounts.again.title": "Zeigen Sie noch einmal, dass Sie es sind.",
    "accounts.again.lead": "Sie ändern gleich, wie Sie sich anmelden. Danach wird nach fünf Minuten wieder gefragt.",
    "accounts.again.other": "Oder auf anderem Weg",
    "accounts.again.button": "Weiter",
    "accounts.again.password": "Mit Ihrem Passwort",
    "accounts.again.code": "Mit einem Code Ihrer App",
    "accounts.again.key": "Mit einem Passkey",
    # Passwörter.
    "accounts.password_change.short": "Neues Passwort",
    "accounts.password_change.title": "Wählen Sie ein neues Passwort.",
    "accounts.password_change.lead": "Es gilt ab jetzt, überall.",
    "accounts.password_change.button": "Passwort ändern",
    "accounts.password_set.short": "Neues Passwort",
    "accounts.password_set.title": "Wählen Sie ein Passwort.",
    "accounts.password_set.lead": "Bisher haben Sie sich ohne angemeldet.",
    "accounts.password_set.button": "Passwort setzen",
    "accounts.password_reset.short": "Passwort vergessen",
    "accounts.password_reset.title": "Ein neues Passwort kommt per Mail.",
    "accounts.password_reset.lead": "Nennen Sie die Adresse Ihres Kontos, und wir senden einen Link dorthin.",
    "accounts.password_reset.button": "Link senden",
    "accounts.password_sent.short": "Mail gesendet",
    "accounts.password_sent.title": "Sehen Sie in Ihr Postfach.",
    "accounts.password_sent.lead": (
        "Gibt es ein Konto mit dieser Adresse, ist ein Link unterwegs. Er gilt einmal, drei Tage lang."
    ),
    "accounts.password_sent.button": "Zurück zur Anmeldung",
    "accounts.password_new.short": "Neues Passwort",
    "accounts.password_new.title": "Wählen Sie ein neues Passwort.",
    "accounts.password_new.lead": "Der Link, der Sie hergebracht hat, ist damit verbraucht.",
    "accounts.password_new.button": "Passwort setzen",
    "accounts.password_stale.title": "Dieser Link öffnet nichts mehr.",
    "accounts.password_stale.lead": "Er wurde benutzt oder ist zu alt. Verlangen Sie einen neuen.",
    "accounts.password_stale.button": "Neuen Link verlangen",
    "accounts.password_done.short": "Neues Passwort",
    "accounts.password_done.title": "Ihr neues Passwort gilt ab jetzt.",
    "accounts.password_done.lead": "Melden Sie sich damit an.",
    "accounts.password_done.button": "Anmelden",
    # Zweiter Schritt.
    "accounts.mfa.short": "Zweiter Schritt",
    "accounts.mfa.title_on": "Ihr Konto ist durch einen zweiten Schritt geschützt.",
    "accounts.mfa.title_off": "Ihr Konto öffnet das Passwort allein.",
    "accounts.mfa.lead": (
        "Mit einem zweiten Schritt ist ein gestohlenes Passwort nichts wert. Eine App auf dem Telefon genügt."
    ),
    "accounts.mfa.app": "App mit Codes",
    "accounts.mfa.app_on": "Eine App ist eingerichtet.",
    "accounts.mfa.app_off": "Keine App ist eingerichtet.",
    "accounts.mfa.app_set": "App einrichten",
    "accounts.mfa.app_remove": "Abschalten",
    "accounts.mfa.keys": "Passkeys",
    "accounts.mfa.keys_on": "Eingerichtete Schlüssel: {count}.",
    "accounts.mfa.keys_off": "Kein Schlüssel ist eingerichtet.",
    "accounts.mfa.keys_add": "Passkey hinzufügen",
    "accounts.mfa.keys_manage": "Ändern",
    "accounts.mfa.codes": "Ersatzcodes",
    "accounts.mfa.codes_left": "Übrige Codes: {count}.",
    "accounts.mfa.codes_show": "Zeigen",
    "accounts.mfa.codes_none": "Es gibt noch keine.",
    "accounts.mfa.codes_make": "Codes erzeugen",
    "accounts.mfa.codes_later": "Sie kommen mit dem zweiten Schritt.",
    "accounts.totp.short": "App einrichten",
    "accounts.totp.title": "Nehmen Sie dieses Quadrat mit Ihrer App auf.",
    "accounts.totp.lead": "Jede App für Einmalcodes ist recht. Geben Sie danach die sechs Ziffern ein, die sie zeigt.",
    "accounts.totp.secret": "Oder tippen Sie diesen Schlüssel in die App",
    "accounts.totp.picture": "QR-Code mit dem Schlüssel, der daneben steht",
    "accounts.totp.button": "Einrichten",
    "accounts.totp_off.short": "App abschalten",
    "accounts.totp_off.title": "Möchten Sie die Codes der App abschalten?",
    "accounts.totp_off.lead": "Ihr Konto öffnet dann das Passwort allein.",
    "accounts.totp_off.button": "Abschalten",
    "accounts.codes.short": "Ersatzcodes",
    "accounts.codes.title": "Bewahren Sie diese {count} Codes dort auf, wo Ihr Telefon nicht ist.",
    "accounts.codes.lead": "Jeder öffnet Ihr Konto einmal, wenn das Telefon weg ist.",
    "accounts.codes.download": "Als Datei sichern",
    "accounts.codes.new": "Neue erzeugen",
    "accounts.codes.done": "Ich habe sie aufbewahrt",
    "accounts.codes_new.short": "Neue Ersatzcodes",
    "accounts.codes_new.title": "Möchten Sie neue Ersatzcodes?",
    "accounts.codes_new.lead": "Die alten öffnen dann nichts mehr.",
    "accounts.codes_new.button": "Neue erzeugen",
    "accounts.keys.short": "Passkeys",
    "accounts.keys.title": "Eingerichtete Passkeys: {count}.",
    "accounts.keys.none": "Sie haben noch keinen Passkey.",
    "accounts.keys.added": "Hinzugefügt",
    "accounts.keys.used": "Zuletzt benutzt",
    "accounts.keys.never": "noch nie",
    "accounts.keys.change": "Ändern",
    "accounts.keys.rename": "Umbenennen",
    "accounts.keys.remove": "Entfernen",
    "accounts.key.name": "Schlüssel {number}",
    "accounts.key_add.short": "Passkey hinzufügen",
    "accounts.key_add.title": "Fügen Sie einen Passkey hinzu.",
    "accounts.key_add.lead": "Ihr Gerät bewahrt ihn auf. Geben Sie ihm einen Namen, an dem Sie ihn wiedererkennen.",
    "accounts.key_add.button": "Hinzufügen",
    "accounts.key_edit.short": "Passkey umbenennen",
    "accounts.key_edit.title": "Wie soll dieser Passkey heißen?",
    "accounts.key_remove.short": "Passkey entfernen",
    "accounts.key_remove.title": "Möchten Sie diesen Passkey entfernen?",
    "accounts.key_remove.lead": "„{name}“ öffnet dann nichts mehr.",
    "accounts.key_remove.button": "Entfernen",
    "accounts.passkey.use": "Mit Passkey",
    "accounts.passkey.failed": (
        "Der Passkey hat nicht funktioniert. Geändert wurde nichts. "
        "Versuchen Sie es wieder, oder wählen Sie einen anderen Weg."
    ),
    "accounts.passkey.script": "Passkeys brauchen JavaScript; alles andere hier geht ohne.",
    "accounts.message.password_changed": "Ihr neues Passwort gilt ab jetzt.",
    "accounts.message.password_set": "Ihr Passwort gilt ab jetzt.",
    "accounts.message.recovery_codes_generated": "Es gibt neue Ersatzcodes. Bewahren Sie sie sicher auf.",
    "accounts.message.totp_activated": "Die App ist eingerichtet.",
    "accounts.message.totp_deactivated": "Die App ist abgeschaltet.",
    "accounts.message.webauthn_added": "Der Passkey ist eingerichtet.",
    "accounts.message.webauthn_removed": "Der Passkey ist entfernt.",
    "accounts.message.account_connected": "Das andere Konto ist verbunden.",
    "accounts.message.account_connected_other": "Das andere Konto gehört hier jemand anderem.",
    "accounts.message.account_connected_updated": "Das andere Konto ist verbunden.",
    "accounts.message.account_disconnected": "Das andere Konto ist nicht mehr verbunden.",
    # Erster Start.
    "accounts.start.short": "Erster Start",
    "accounts.start.title": "Willkommen. {organisation} hat hier noch kein Konto: Richten Sie das erste ein.",
    "accounts.start.lead": "Sie übernehmen Verwaltung und Analyse: Sie richten Konten ein, und Sie fragen die Kunden.",
    "accounts.start.button": "Konto einrichten",
    "accounts.start.next": (
        "Danach: ein zweiter Schritt für Ihre Anmeldung, dann die Einheiten, dann die erste Umfrage."
    ),
    "accounts.start_by_link.title": "Dieser Server wartet auf sein erstes Konto.",
    "accounts.start_by_link.lead": (
        "Öffnen Sie den Link, den fremdbild serve beim Start hinter „first account“ gezeigt hat."
    ),
    "accounts.welcome.short": "Willkommen",
    "accounts.welcome.title": "Willkommen, {name}.",
    "accounts.welcome.lead": "Wählen Sie ein Passwort für Ihr Konto {email} bei {organisation}.",
    "accounts.welcome.button": "Passwort setzen und anmelden",
    "accounts.welcome_stale.title": "Diese Einladung öffnet nichts mehr.",
    "accounts.welcome_stale.lead": (
        "Sie wurde benutzt, durch eine neuere ersetzt, oder sie ist älter als sieben Tage. "
        "Melden Sie sich an, oder bitten Sie um eine neue Einladung."
    ),
    "accounts.begin.short": "Einrichten",
    "accounts.begin.skip": "Später; zuerst die Kunden fragen",
    "accounts.begin.is_done": "erledigt",
    "accounts.begin.is_open": "noch offen",
    "accounts.begin.second_step.title": "Ihr Konto steht. Als Nächstes: ein zweiter Schritt dafür.",
    "accounts.begin.second_step.lead": (
        "Sie dürfen hier viel sehen und ändern. Ein gestohlenes Passwort darf nicht genügen."
    ),
    "accounts.begin.second_step.button": "Zweiten Schritt einrichten",
    "accounts.begin.units.title": "Als Nächstes: die Einheiten Ihrer Organisation.",
    "accounts.begin.units.lead": (
        "Ergebnisse werden nach ihnen unterschieden, und Leitende sehen ihre eigene. Eine Liste genügt."
    ),
    "accounts.begin.units.button": "Einheiten einrichten",
    "accounts.begin.people.title": "Als Nächstes: die Menschen, die Antworten sehen sollen.",
    "accounts.begin.people.lead": "Alle bekommen eine Mail mit einem Link und eine Rolle, die sagt, was sie sehen.",
    "accounts.begin.people.button": "Personen einladen",
    "accounts.begin.trustee.title": "Als Nächstes: eine Vertrauensperson, für Umfragen unter Mitarbeitenden.",
    "accounts.begin.trustee.lead": (
        "Personalvertretung oder Datenschutz bewahrt den Schlüssel der Umschläge auf. "
        "Kunden lassen sich auch ohne befragen."
    ),
    "accounts.begin.trustee.button": "Vertrauensperson einladen",
    "accounts.begin.done.title": "Alles ist eingerichtet.",
    "accounts.begin.done.lead": "Der nächste Schritt ist die erste Umfrage.",
    "accounts.begin.done.button": "Umfrage beginnen",
    # Das eigene Konto.
    "accounts.me.short": "Mein Konto",
    "accounts.me.title": "{name}, so sind Sie hier bekannt.",
    "accounts.me.title_none": "{name}, Sie haben hier noch keine Rolle.",
    "accounts.me.lead": "Sie melden sich als {email} an. Adresse und Rollen vergibt die Verwaltung.",
    "accounts.me.people": "Personen und Einheiten",
    "accounts.me.go_on": "Weiter",
    "accounts.me.roles": "Was Sie dürfen",
    "accounts.me.about": "Über Sie",
    "accounts.me.means": "Wie Sie sich anmelden",
    "accounts.me.password": "Passwort",
    "accounts.me.password_change": "Ändern",
    "accounts.me.password_set": "Eines setzen",
    "accounts.me.second": "Zweiter Schritt und Passkeys",
    "accounts.me.second_change": "Ansehen und ändern",
    "accounts.me.sessions": "Andere Geräte",
    "accounts.me.sessions_lead": "Sind Sie irgendwo angemeldet geblieben?",
    "accounts.me.sessions_end": "Überall sonst abmelden",
    "accounts.signed_out_everywhere": "Sie sind überall sonst abgemeldet.",
    "accounts.role.none": "Keine weitere Rolle",
    "accounts.role.of": "{role}: {unit}",
    "accounts.role.board": "Leitung",
    "accounts.role.board.may": "Sieht das Bild und was Menschen geschrieben haben, und entscheidet über Maßnahmen.",
    "accounts.role.analyst": "Analyse",
    "accounts.role.analyst.may": (
        "Beginnt Umfragen, deckt in Kommentaren Namen ab und wertet aus; "
        "sieht keine einzelnen Antworten von Mitarbeitenden."
    ),
    "accounts.role.unit_lead": "Einheitsleitung",
    "accounts.role.unit_lead.may": (
        "Sieht das Bild der eigenen Einheit und darunter, und berichtet über deren Maßnahmen."
    ),
    "accounts.role.service_agent": "Kundendienst",
    "accounts.role.service_agent.may": (
        "Sieht namentliche Rückmeldungen zu Fällen der eigenen Einheit und beantwortet sie; schlägt Kunden nach, die "
        "mit ihr zu tun hatten."
    ),
    "accounts.role.employee": "Mitarbeitende",
    "accounts.role.employee.may": "Sieht freigegebene Ergebnisse und wie sie geschützt sind.",
    "accounts.role.trustee": "Vertrauensperson",
    "accounts.role.trustee.may": (
        "Sieht Fragen, Zellen und das Protokoll, gibt Umfragen unter Mitarbeitenden frei "
        "und bewahrt deren Schlüssel auf."
    ),
    "accounts.role.administrator": "Verwaltung",
    "accounts.role.administrator.may": (
        "Richtet Konten und Einheiten ein und ändert Einstellungen; sieht dadurch allein keine Ergebnisse."
    ),
    "accounts.unit.none": "Ganze Organisation",
    "accounts.unit.top": "Nichts: Sie steht zuoberst",
    # Personen.
    "accounts.people.short": "Personen",
    "accounts.people.title_one": "Sie sind hier noch allein.",
    "accounts.people.title": "{count} Personen haben hier ein Konto.",
    "accounts.people.lead": (
        "Wer Antworten sehen soll, braucht ein Konto mit einer Rolle. Wer antwortet, braucht keines."
    ),
    "accounts.people.invite": "Jemanden einladen",
    "accounts.people.units": "Einheiten",
    "accounts.people.begin": "Was noch einzurichten ist",
    "accounts.people.search": "Name oder Adresse",
    "accounts.people.search_button": "Suchen",
    "accounts.people.roles": "Rollen",
    "accounts.people.last": "Letzte Anmeldung",
    "accounts.people.off": "geschlossen",
    "accounts.people.no_role": "keine",
    "accounts.people.waiting": "eingeladen, noch nicht da",
    "accounts.people.never": "nie",
    "accounts.people.nobody": "Niemand hat diesen Namen oder diese Adresse.",
    "accounts.invite.short": "Jemanden einladen",
    "accounts.invite.title": "Wen möchten Sie einladen?",
    "accounts.invite.lead": (
        "Die Person bekommt eine Mail mit einem Link für ihr Passwort. Er gilt einmal, {days} Tage lang."
    ),
    "accounts.invite.button": "Einladung senden",
    "accounts.invite.sent": "Die Einladung an {email} ist unterwegs.",
    "accounts.invite.printed": (
        "Kein Mailserver ist eingestellt: Die Mail an {email} wurde dort ausgegeben, wo der Server läuft."
    ),
    "accounts.invite.not_sent": (
        "Das Konto besteht, aber die Mail an {email} ging nicht hinaus. "
        "Senden Sie sie auf der Seite der Person noch einmal."
    ),
    "accounts.person.title": "{name} hat ein Konto.",
    "accounts.person.title_off": "Das Konto von {name} ist geschlossen.",
    "accounts.person.title_waiting": "{name} ist eingeladen und war noch nicht da.",
    "accounts.person.lead": "Jede Änderung steht im Protokoll.",
    "accounts.person.access": "Zugang",
    "accounts.person.off_lead": (
        "Wer das Konto schließt, beendet sofort alle seine Sitzungen. Es lässt sich wieder öffnen."
    ),
    "accounts.person.on_lead": "Mit diesem Konto kann sich niemand anmelden.",
    "accounts.person.off": "Konto schließen",
    "accounts.person.on": "Konto wieder öffnen",
    "accounts.person.invite_again": "Einladung noch einmal senden",
    # Einheiten.
    "accounts.units.short": "Einheiten",
    "accounts.units.title_none": "Es gibt noch keine Einheiten.",
    "accounts.units.title_one": "Es gibt eine Einheit.",
    "accounts.units.title": "Es gibt {count} Einheiten.",
    "accounts.units.title_refused": "Die Liste wurde nicht übernommen; Probleme: {count}.",
    "accounts.units.lead": (
        "Ergebnisse werden nach Einheiten unterschieden. Nehmen Sie die Codes, die Ihre Daten benutzen."
    ),
    "accounts.units.refused": (
        "Gespeichert wurde nichts. Beheben Sie diese Stellen und senden Sie die Liste noch einmal."
    ),
    "accounts.units.people": "Personen: {count}",
    "accounts.units.add": "Einheit hinzufügen",
    "accounts.units.add_button": "Hinzufügen",
    "accounts.units.import": "Liste übernehmen",
    "accounts.units.import_lead": (
        "Eine CSV-Datei mit den Spalten {columns}. Bekannte Codes werden geändert, neue kommen dazu, keine fallen weg."
    ),
    "accounts.units.import_button": "Datei übernehmen",
    "accounts.units.store_button": "Oder die Einheiten aus den geladenen Daten nehmen",
    "accounts.unit.title": "{name} hat den Code {code}.",
    "accounts.unit.lead": "Der Code bleibt, weil die Daten ihn benutzen.",
    "accounts.unit.remove": "Diese Einheit entfernen",
    "accounts.import.done": "Übernommen: {added} neu, {changed} geändert.",
    "accounts.import.problem.not_a_table": (
        "Das ist keine CSV-Datei. Sichern Sie das Blatt als CSV und senden Sie diese."
    ),
    "accounts.import.problem.column": "In der ersten Zeile fehlen Spalten: {columns}.",
    "accounts.import.problem.too_many": "Die Datei hat mehr als {most} Zeilen. Ist es die richtige?",
    "accounts.import.problem.too_wide": "Zeile {line} hat mehr Felder als die erste Zeile.",
    "accounts.import.problem.code": "Zeile {line}: Der Code (org_unit) ist leer.",
    "accounts.import.problem.code_long": (
        "Zeile {line}: Der Code ist länger als 60 Zeichen oder hat Zeichen, die sich nicht drucken lassen."
    ),
    "accounts.import.problem.name_long": (
        "Zeile {line}: Der Name ist länger als 120 Zeichen oder hat Zeichen, die sich nicht drucken lassen."
    ),
    "accounts.import.problem.headcount": "Zeile {line}: „{value}“ ist keine ganze Zahl von Personen.",
    "accounts.import.problem.twice": "Der Code {code} steht in den Zeilen {lines}.",
    "accounts.import.problem.parent": "Zeile {line}: Die Einheit darüber, {parent}, kennt niemand.",
    "accounts.import.problem.circle": "Zeile {line}: {code} stünde unter sich selbst.",
    "accounts.import.problem.store": "Die geladenen Daten lassen sich nicht lesen: {said}",
    "accounts.import.problem.store_empty": (
        "Die geladenen Daten haben keine Einheiten. Laden Sie zuerst die Tabelle org_unit, oder senden Sie eine Datei."
    ),
    # Mails.
    "accounts.mail.invite_subject": "Ihr Konto bei {organisation}",
    "accounts.mail.invite_body": (
        "Guten Tag {name}\n\n{organisation} benutzt fremdbild, um sich so zu sehen, wie die Kunden sie sehen, "
        "und hat für Sie ein Konto eingerichtet.\n\nSetzen Sie hier Ihr Passwort:\n{link}\n\n"
        "Der Link gilt einmal, {days} Tage lang.\nHaben Sie nichts dergleichen erwartet, tun Sie nichts.\n"
    ),
    "accounts.mail.reset_subject": "Ein neues Passwort bei {organisation}",
    "accounts.mail.reset_body": (
        "Guten Tag\n\nJemand, wahrscheinlich Sie, hat bei {organisation} ein neues Passwort verlangt.\n\n"
        "Setzen Sie es hier:\n{link}\n\n"
        "Der Link gilt einmal, drei Tage lang. Waren Sie es nicht, tun Sie nichts: Ihr Passwort bleibt.\n"
    ),
}
