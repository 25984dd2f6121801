"""Every kind of work in the background, and the function that does it.

A function takes a `Step` (`fremdbild.web.jobs.worker`): its `arguments`, its saved `progress`, and `save`, which is
called in the transaction of the work and raises where another worker took over.
"""

from __future__ import annotations

KINDS: dict[str, str] = {
    "account_reset": "fremdbild.web.accounts.resetting:send_link",
    "assess": "fremdbild.web.jobs.assessment:assess",
    "ask_invite": "fremdbild.web.ask.sending:invite",
    "ask_remind": "fremdbild.web.ask.sending:remind",
    "ask_results": "fremdbild.web.ask.sending:tell_results",
    "ask_notify": "fremdbild.web.ask.notifying:notify",
    "ask_count": "fremdbild.web.ask.closing:count",
    "ask_close": "fremdbild.web.ask.closing:close",
    "ask_open": "fremdbild.web.ask.opening:open_by_server",
    "ask_destroy": "fremdbild.web.ask.opening:destroy_rest",
    "ask_forget": "fremdbild.web.ask.forgetting:forget_due",
    "ask_rewrite": "fremdbild.web.ask.forgetting:rewrite",
    "ask_event": "fremdbild.web.ask.events:ask_after_events",
}
