"""Words of `web.picture`."""

from __future__ import annotations

PICTURE: dict[str, str] = {
    "picture.title": "Picture, {period}",
    "picture.kicker": "{organisation} · {period} · frozen on {created}",
    "picture.other": "another assessment",
    "picture.back": "Picture, {period}",
    "picture.slide": "Slide",
    "picture.slides": "Slides",
    "picture.report": "The board report of this assessment:",
    "picture.download": "{form}: {heading}",
    "picture.whole": "Both views on the whole scale, 0 to 100",
    "picture.gap": "a gap of {points}",
    "picture.gap.better": "customers see us better by {points}",
    "picture.fact.inside": "Employees",
    "picture.fact.customer": "Customers",
    "picture.answered": "{answered} answered",
    "picture.answered.of": "{answered} of {asked} answered",
    "picture.of_n": "n {n}",
    "picture.before": "{when} {value}; {how}",
    "picture.column.criterion": "Criterion and what it says",
    "picture.voice.title": "One voice of many",
    "picture.voice.quoted": "“{text}”",
    "picture.voice.about": "One sentence of many, about: {touchpoint}. Whoever wrote it agrees least here.",
    "picture.voice.plain": "One sentence of many. Whoever wrote it agrees least here.",
    "picture.action": "Action",
    "picture.owner": "Responsible",
    "picture.due": "by",
    "picture.expected": "expected effect",
    "picture.so_far": "so far",
    "picture.now": "now",
    "picture.status.proposed": "proposed",
    "picture.status.decided": "decided",
    "picture.status.done": "done",
    "picture.status.rejected": "rejected",
    "picture.actions.proposed.one": "one action is proposed",
    "picture.actions.proposed.many": "{count} actions are proposed",
    "picture.actions.decided.one": "one is decided, {reached}",
    "picture.actions.decided.many": "{count} are decided, {reached}",
    "picture.actions.reached.none": "none of them on target",
    "picture.actions.reached.one": "one of them on target",
    "picture.actions.reached.many": "{count} of them on target",
    "picture.one_side.whole": "The one view on the whole scale, 0 to 100",
    "picture.one_side.ask_outside": (
        "Customers have not been asked about the fifteen criteria yet, so there is no gap to read. Next, an analyst "
        "starts a survey of customers under “Ask”; after its closing the next assessment shows both views."
    ),
    "picture.one_side.ask_inside": (
        "Employees and managers have not been asked about the fifteen criteria yet, so there is no gap to read. Next, "
        "an analyst starts a survey of employees under “Ask”; once it is counted the next assessment shows both views."
    ),
    "picture.one_side.few_outside": (
        "What customers said is not shown, to protect small groups. Next, ask more customers in the next wave."
    ),
    "picture.one_side.few_inside": (
        "What employees said is not shown, to protect small groups. Next, ask more employees in the next wave."
    ),
    "picture.one_side.outside.step": "Ask customers",
    "picture.one_side.inside.step": "Ask employees",
    "picture.step.actions": "Review actions",
    "picture.step.actions.one": "one is proposed",
    "picture.step.actions.many": "{count} are proposed",
    "picture.step.unit": "See my own unit",
    "picture.step.trust": "How we count",
    "picture.step.trust.note": "Terms, data, protection",
    "picture.protection": (
        "Only groups of {minimum} people and more are shown, comments from {comments} on. In this assessment "
        "{hidden} of {of} values are protected. Every number opens its definition, its n and its interval."
    ),
    "picture.definitions": "Terms and method",
    "picture.definitions.title": "{count} measures, each with its definition.",
    "picture.definitions.lead": (
        "What a number means, how sure it is, how many stand behind it, and where it comes from."
    ),
    "picture.nothing.title": "There is no picture yet.",
    "picture.nothing.text": "Nothing has been assessed yet. As soon as there is a result, it stands here.",
    "picture.nothing.text.run": (
        "Nothing has been assessed yet. Where there are data, assess them; otherwise ask first."
    ),
    "picture.nothing.run": "Assess now",
    "picture.nothing.ask": "Or start a first wave",
    "picture.choice": "Assessments",
    "picture.choice.one": "There is one assessment.",
    "picture.choice.many": "There are {count} assessments.",
    "picture.choice.lead": "Each is frozen and never changes again. The newest stands on top.",
    "picture.choice.period": "Period",
    "picture.choice.number": "Number",
    "picture.choice.created": "frozen on",
    "picture.choice.measures": "Measures",
    "picture.choice.hidden": "protected",
    "picture.choice.damaged": "cannot be read",
    "picture.damaged.title": "These figures cannot be read for now.",
    "picture.damaged.text": (
        "A file of a frozen assessment is damaged or gone. No answer is lost by that. Tell whoever runs assessments; "
        "until then no figure is shown in its place."
    ),
    "picture.damaged.mend": (
        "A file of a frozen assessment is damaged or gone. No answer is lost by that. Put it back from a backup; below "
        "stands which file it is."
    ),
    "picture.damaged.problem": "What is wrong",
    "picture.damaged.next": "Read one that is whole",
    "picture.damaged.trust": "To trust: what is held here",
    "picture.damaged.others": "Assessments that can be read",
    "picture.choice.of": "{hidden} of {of} values",
    "picture.criterion.kicker": "Criterion of {dimension}",
    "picture.no_gap": "The two views cannot be compared here.",
    "picture.is_blind_spot": "That is a blind spot.",
    "picture.statements": "What the criterion says",
    "picture.asked.inside": "Employees:",
    "picture.asked.outside": "Customers:",
    "picture.quoted": "“{text}”",
    "picture.all_of_us": "All of us",
    "picture.views": "All views, 0 to 100",
    "picture.evidence.none": "What the data say",
    "picture.by_unit.note": "Small units stand together with the next unit up. Units are not ranked.",
    "picture.with_all_below": "{name} with all below",
    "picture.by_segment": "What segments of customers give, by name",
    "picture.group.hidden": "The values on {name} are protected to shield small groups.",
    "picture.figures": "All measures, here and in total",
    "picture.figure": "Measure",
    "picture.here": "here",
    "picture.target": "target",
    "picture.segment.criteria": "What this segment gives in fifteen criteria",
    "picture.over_time": "Over time, the newest on top",
    "picture.unit.headline": "{name}: they give themselves {value}, the whole organisation gives itself {total}.",
    "picture.unit.hidden": "What {name} give themselves is protected to shield small groups.",
    "picture.unit.lead": "How the unit sees itself, what its data show, and what customers say of its touchpoints.",
    "picture.unit.criteria": "How the unit sees itself in fifteen criteria",
    "picture.unit.figures": "What the data of the unit show",
    "picture.unit.owned": "Customers of the touchpoints that {name} own",
    "picture.unit.below": "Units below",
    "picture.source": "Where the number comes from",
    "picture.source.name": "Source",
    "picture.source.table": "Table",
    "picture.source.rows": "Rows",
    "picture.source.files": "Files",
    "picture.method": "95% interval by {method}",
    "picture.by_unit": "{count} units show how they see themselves",
    "picture.figures.one": "One measure has a value here",
    "picture.figures.many": "{count} measures have a value here",
    "picture.further.none": "Each of the {segments} segments has a page too",
    "picture.further.one": "{segments} segments and your own unit have pages too",
    "picture.further.many": "{segments} segments and {units} units have pages too",
}
