"""Words of `web.audit`."""

from __future__ import annotations

AUDIT: dict[str, str] = {
    "audit.run_assessment": "started the assessment of a period",
    "audit.begin_survey": "began to prepare a survey",
    "audit.change_survey": "changed a survey before its start",
    "audit.add_contacts": "added people to a wave",
    "audit.remove_contacts": "took the people out of a wave",
    "audit.make_units": "made units from a list",
    "audit.make_link": "made a link for everybody",
    "audit.remove_link": "took the link for everybody away",
    "audit.ask_approval": "asked the trustee to approve a wave",
    "audit.approve_wave": "approved a wave",
    "audit.refuse_wave": "gave a wave back",
    "audit.start_wave": "started a wave",
    "audit.set_reminder": "planned a reminder",
    "audit.export_wave": "downloaded the envelopes of a wave",
    "audit.count_wave": "had a wave opened and counted",
    "audit.discard_wave": "gave a wave up, unopened",
    "audit.release_wave": "sent the results of a wave to those who were asked",
    "audit.delete_draft": "deleted the draft of a wave",
    "audit.make_questionnaire": "made a questionnaire",
    "audit.change_questionnaire": "changed a questionnaire",
}
