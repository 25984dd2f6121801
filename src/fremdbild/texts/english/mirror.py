"""The three mirrors in English; the keys are those of `texts/german/mirror.py`."""

MIRROR: dict[str, str] = {
    # measures
    "measure.inside_score": "View from inside",
    "measure.outside_score": "View from outside",
    "measure.customer_guess": "Leaders' guess",
    "name.inside_score.mean": "View from inside, mean",
    "name.inside_score.top_2_share": "View from inside, agreement",
    "name.outside_score.mean": "View from outside, mean",
    "name.outside_score.top_2_share": "View from outside, agreement",
    "name.customer_guess.mean": "Leaders' guess",
    "definition.inside_score": (
        "What employees and managers give the organisation on 7 steps, as 0 to 100. Dimension: mean of its criteria, "
        "from three of five on; total: mean of the three dimensions. Agreement: 6 or 7 of 7."
    ),
    "definition.outside_score": (
        "What customers give the same statement on the same 7 steps, computed like the view from inside. Higher is "
        "better."
    ),
    "definition.customer_guess": (
        "How many of 100 customers would agree, as managers guess. Beside the measured agreement it shows how well "
        "leaders know their customers."
    ),
    "definitions.criteria": "Fifteen criteria and what each one says",
    "definitions.blind_spot": "Blind spot",
    "definitions.blind_spot.text": (
        "The interval from inside lies above {above}, that from outside below {below}, and the evidence, where there "
        "is any, under its target. Gap: inside minus outside. The same: with 95% confidence less than five points "
        "apart."
    ),
    # who it is
    "mirror.we": "us",
    "mirror.customers": "customers",
    "mirror.leaders": "leaders",
    "mirror.front_line": "front line",
    "perspective.manager": "managers",
    "perspective.employee": "employees",
    "perspective.customer": "customers",
    "perspective.observer": "observers",
    "group.perspective": "Perspective",
    "groups.perspective": "Perspectives",
    # the headline
    "mirror.headline.inside": "We give ourselves {value}.",
    "mirror.headline.outside": "Our customers give us {value}.",
    "mirror.headline.inside.protected": "What we give ourselves is protected.",
    "mirror.headline.outside.protected": "What customers give us is protected.",
    "mirror.headline.inside.missing": "What we give ourselves is still missing.",
    "mirror.headline.outside.missing": "What customers give us is still missing.",
    "mirror.headline.widest": "{name}:",
    "mirror.headline.widest.we": "we say ",
    "mirror.headline.widest.customers": ", our customers ",
    # the lead
    "mirror.one_side.inside": "We have asked how we see ourselves.",
    "mirror.one_side.outside": "We have asked what customers give us.",
    "mirror.one_side.inside.criteria": "Of {of} criteria we see {count} from inside, none from outside",
    "mirror.one_side.outside.criteria": "Of {of} criteria we see {count} from outside, none from inside",
    "mirror.one_side.inside.note": (
        "{answered} employees. Scale 0 to 100, shown {low} to {high}; end ticks: 95% intervals."
    ),
    "mirror.one_side.outside.note": (
        "{answered} customers. Scale 0 to 100, shown {low} to {high}; end ticks: 95% intervals."
    ),
    "mirror.one_side.ask_outside": (
        "Customers have not been asked about the fifteen criteria yet, so there is no gap to read. Customers are to be "
        "asked next; then the next assessment shows both views."
    ),
    "mirror.one_side.ask_inside": (
        "Employees and managers have not been asked about the fifteen criteria yet, so there is no gap to read. They "
        "are to be asked next; then the next assessment shows both views."
    ),
    "mirror.one_side.few_outside": (
        "What customers said is not shown, to protect small groups. More customers are to be asked in the next wave."
    ),
    "mirror.one_side.few_inside": (
        "What employees said is not shown, to protect small groups. More employees are to be asked in the next wave."
    ),
    "mirror.one_side.method": (
        "Method: {asked}. Scale 0 to 100, shown {low} to {high}. End ticks: 95% intervals. Groups of fewer than "
        "{minimum} people are protected, which concerns {hidden} of {of} values. Frozen on {created}."
    ),
    "mirror.lead.gap": "The gap is {points}{interval}.",
    "mirror.lead.gap.smaller": "The gap of {points}{interval} is {size} smaller than {before}.",
    "mirror.lead.gap.wider": "The gap of {points}{interval} is {size} wider than {before}.",
    "mirror.lead.gap.unsure": (
        "The gap of {points}{interval} is not reliably different from {before}, when it was {then}."
    ),
    "mirror.lead.same": "That is the same: a difference of {points}{interval}, surely less than five.",
    "mirror.lead.unsure": "Whether there is a gap cannot be said reliably ({interval}).",
    "mirror.lead.better": "Customers see us in a better light than we do, by {points}{interval}.",
    "mirror.lead.missing": "A value for {names} is missing.",
    "mirror.lead.missing.name": "“{name}”",
    "mirror.lead.requests.one": "We ask for one decision.",
    "mirror.lead.requests.many": "We ask for {count} decisions.",
    "mirror.waves.one": "one wave ago",
    "mirror.waves.many": "{count} waves ago",
    "mirror.points.one": "{count} point",
    "mirror.points.many": "{count} points",
    "mirror.points.dative.one": "{count} point",
    "mirror.points.dative.many": "{count} points",
    "mirror.fact.recommendation": "Recommendation",
    # the picture
    "mirror.chart.label": "Fifteen criteria: us, customers, gap, evidence",
    "mirror.title.all.one": "one blind spot, and the data prove the customers right",
    "mirror.title.all.many": "{count} blind spots, and each time the data prove the customers right",
    "mirror.title.some.one": "{count} blind spots; in one of them the data prove the customers right",
    "mirror.title.some.many": "{count} blind spots; in {right} of them the data prove the customers right",
    "mirror.title.plain.one": "one blind spot: {names}",
    "mirror.title.plain.many": "{count} blind spots: {names}",
    "mirror.title.none.wider": "no blind spot; furthest apart: {name}, with a gap of {points}",
    "mirror.title.none.better": "no blind spot; in {name} customers see us {points} better",
    "mirror.title.nothing": "0 of fifteen criteria can be compared",
    "mirror.legend.ring": "Ring",
    "mirror.legend.ring.means": ": how we see ourselves.",
    "mirror.legend.dot": "Dot",
    "mirror.legend.dot.means": ": how customers see us.",
    "mirror.legend.blind_spot": ("Blind spot: ring right, dot left of the strip, evidence under its target."),
    "mirror.column.gap": "Gap",
    "mirror.column.evidence": "Evidence from operational data",
    "mirror.blind_spot": "blind spot",
    "mirror.axis": "{name}: scale",
    "mirror.mean": "Mean",
    "mirror.total": "Total",
    "mirror.same": "the same",
    "mirror.told.gap": "gap {gap}",
    "mirror.dimension.missing": "{word}: fewer than three criteria",
    "mirror.not_comparable": "not comparable: {reason}",
    "mirror.reason.scale": "another scale",
    "mirror.reason.wording": "another wording",
    "mirror.reason.wave": "another wave",
    "mirror.reason.too_few": "too few answers",
    "mirror.reason.not_asked_inside": "not asked inside",
    "mirror.reason.not_asked_outside": "customers not asked",
    "mirror.evidence.target": ", target {target}",
    "mirror.evidence.over": ", above target {target}",
    "mirror.evidence.none": "no measure yet",
    "mirror.evidence.not_counted": "not counted",
    "mirror.note": (
        "{inside} employees, {outside} customers. Scale 0 to 100, shown {low} to {high}, strip {zone}; end "
        "ticks: 95% intervals. "
        "Gap: ring minus dot, corrected for {gaps} comparisons; “the same”: surely within five points."
    ),
    # what data prove, after the figure
    "evidence.leader_contact.share": "{value} of leaders met customers",
    "evidence.benefit_delivered.share": "{value} of benefits delivered",
    "evidence.feedback_answered.in_time": "{value} of criticism answered",
    "evidence.first_contact_resolution.share": "{value} solved at first contact",
    "evidence.idea_answered.in_time": "{value} of ideas answered in time",
    "evidence.promise_kept.kept": "{value} of promises kept",
    "evidence.cycle_time.share_within_benchmark": "{value} as quick as elsewhere",
    "evidence.contact_answered.in_time": "{value} answered in time",
    "evidence.linkage_coverage.share": "{value} linked across systems",
    "evidence.retention.share": "{value} still customers after a year",
    "counted.leader_contact.share": "with contact",
    "counted.benefit_delivered.share": "delivered",
    "counted.feedback_answered.in_time": "answered",
    "counted.first_contact_resolution.share": "solved",
    "counted.idea_answered.in_time": "answered",
    "counted.promise_kept.kept": "kept",
    "counted.cycle_time.share_within_benchmark": "as quick as elsewhere",
    "counted.contact_answered.in_time": "answered",
    "counted.linkage_coverage.share": "linked",
    "counted.retention.share": "still customers",
    # findings and the decisions that are asked for
    "mirror.in_criteria.one": "in one criterion",
    "mirror.in_criteria.many": "in {count} criteria",
    "mirror.guess.times.two": "{in_criteria} leaders count on twice the agreement that there is",
    "mirror.guess.times.over_two": "{in_criteria} leaders count on more than twice the agreement that there is",
    "mirror.guess.times.three": "{in_criteria} leaders count on three times the agreement that there is",
    "mirror.guess.times.over_three": "{in_criteria} leaders count on more than three times the agreement that there is",
    "mirror.guess.figures": "{in_criteria} leaders expect {guess} of 100 customers to agree on average; {agree} do",
    "mirror.requests.title.one": "{count} finding weighs most",
    "mirror.requests.title.many": "{count} findings weigh most",
    "mirror.agree": "{share} of 100 customers agree",
    "mirror.guessed": "leaders guessed {share}",
    "mirror.guess.none": "not guessed by leaders",
    "mirror.guess.hidden": "guess of leaders protected",
    "mirror.finding.agree": "{share} customers agree",
    "mirror.finding.scores": "we give ourselves {inside}, customers {outside}",
    "mirror.request": "Request {number}",
    "mirror.request.other": "Other",
    "mirror.request.due": "by {day}",
    "mirror.request.expected": "expected {change}",
    "mirror.request.none": "No request yet",
    "mirror.request.none.ask": "Have an action proposed?",
    # what became of the last decisions
    "decided.title.one": "{reached} of {count} decision{when} reached",
    "decided.title.many": "{reached} of {count} decisions{when} reached",
    "decided.of_month": " of {month}",
    "decided.column.decision": "Decision",
    "decided.column.expected": "expected",
    "decided.column.measured": "measured",
    "decided.column.state": "State",
    "decided.reached": "reached",
    "decided.reached_unsure": "reached, not yet reliably",
    "decided.nearly": "nearly reached",
    "decided.nearly_ongoing": "nearly reached, goes on",
    "decided.better": "better, not reached",
    "decided.better_ongoing": "better, goes on",
    "decided.unsure": "no reliable difference",
    "decided.worse": "worse than before",
    "decided.unmeasured": "not yet measured",
    "decided.protected": "not shown",
    "decided.no_goal": "measured, nothing was expected",
    "strong.leader_contact.share.worse": "{rest} leaders met no customer",
    "strong.feedback_answered.in_time.worse": "{rest} criticisms are not answered in time",
    "strong.idea_answered.in_time.worse": "{rest} ideas are not answered in time",
    "strong.contact_answered.in_time.worse": "{rest} contacts are not answered in time",
    # how many agree, and how many leaders thought would
    "agreement.title.more.one": "in {count} of {of} criteria leaders reliably count on too much agreement",
    "agreement.title.more.many": "in {count} of {of} criteria leaders reliably count on too much agreement",
    "agreement.title.less.one": "in {count} of {of} criteria leaders reliably count on too little agreement",
    "agreement.title.less.many": "in {count} of {of} criteria leaders reliably count on too little agreement",
    "agreement.title.guesses": "leaders guessed the agreement in {count} criteria",
    "agreement.lead": (
        "On average over {criteria} criteria, {managers} leaders guessed that {guess} of 100 customers would agree; "
        "{agree} do ({customers} answers)."
    ),
    "agreement.chart.label": "Of 100 customers agree: guessed by leaders, and measured",
    "agreement.of_hundred": "Of 100 customers",
    "agreement.guess": "guessed",
    "agreement.agree": "agree",
    "agreement.column.off": "Leaders guessed",
    "agreement.high": "{points} too high",
    "agreement.low": "{points} too low",
    "agreement.note": (
        "Ring: so many of 100 customers agree by the leaders' guess. Dot: so many gave 6 or 7 of 7. "
        "End ticks: 95% intervals; comparisons corrected after Holm."
    ),
    "agreement.who.managers": "of our managers",
    "agreement.who.all": "of us",
    "agreement.sentence.short": "{name}: {own} {who} agree, {agree} of our customers",
    "agreement.sentence.own": " {who}{n} say: {meaning} ",
    "agreement.sentence.customers": " of our customers{n} agree.",
    "published.title": "Elsewhere {inside} of firms say so of themselves, {outside} of customers agree",
    "published.column.source": "Source",
    "published.column.question": "What was asked",
    "published.column.inside": "of themselves",
    "published.column.outside": "of customers",
    "published.ours": "We, {name}",
    "published.ours.agree": "agreement inside; agreement of customers",
    "published.ours.guess": "agreement inside; guess of leaders",
    "published.bain": "Bain & Company, {year}",
    "published.bain.question": "superior experience; 362 firms and their customers",
    "published.capgemini": "Capgemini, {year}",
    "published.capgemini.question": "customer-centric; 450 executives, {consumers} consumers",
    "published.cmo_council": "CMO Council, {year}",
    "published.cmo_council.question": "customer-centric; both are opinions of marketers",
    "published.note": (
        "Shares of people who were asked other questions in other years: they stand beside our shares, not on the "
        "scale of our scores. CMO Council: “of customers” is what marketers believe of their customers."
    ),
    # the course of both views
    "course.title.closer": "The two pictures come closer: a gap of {first} {in_period}, now {last}",
    "course.title.apart": "The two pictures drift apart: a gap of {first} {in_period}, now {last}",
    "course.title.unsure": "No reliable difference: a gap of {first} {in_period}, now {last}",
    "course.title.new": "Since the new questionnaire there is {count} wave, with nothing to compare yet",
    "course.title.one_sided": "{count} waves with the same questionnaire; for the gap a value is missing",
    "course.asked_anew": "asked anew",
    "course.note": "Ring: us, dot: customers; end ticks: 95% intervals.",
    "course.note.break": (
        "Ring: us, dot: customers; end ticks: 95% intervals. The double line parts two questionnaires; values before "
        "and after it are not compared."
    ),
    "course.changes.title.none": "in none of {of} criteria is the gap reliably smaller since {since}",
    "course.changes.title.one": "in {closer} of {of} criteria the gap is reliably smaller since {since}",
    "course.changes.title.many": "in {closer} of {of} criteria the gap is reliably smaller since {since}",
    "course.column.we": "us",
    "course.column.customers": "customers",
    "course.column.gap": "gap",
    "course.column.change": "Change",
    "course.state.closer": "reliably smaller",
    "course.state.apart": "reliably wider",
    "course.state.unsure": "no reliable difference",
    # how far the figures carry
    "soundness.title.higher": "leaders give us {managers}, the front line {front_line}",
    "soundness.title.lower": "the front line gives us {front_line}, leaders only {managers}",
    "soundness.title.unsure": "leaders {managers}, front line {front_line}: no reliable difference",
    "soundness.title.asked": "answers came from {asked}",
    "soundness.chart.label": "Leaders and front line by criterion",
    "soundness.scale": "Scores 0 to 100",
    "soundness.column.difference": "Leaders minus front line",
    "soundness.note": (
        "Large ring: leaders ({managers}), small ring: front line ({front_line}); end ticks: 95% intervals."
    ),
    "soundness.numbers": "{count} rows: all numbers of the mirror with interval and n",
    "response.title": "{shares} answered",
    "response.title.missing": "{shares} answered, clearly fewer in: {units}",
    "response.share.employee": "{share} of employees",
    "response.share.manager": "{share} of managers",
    "response.share.observer": "{share} of observers",
    "response.share.customer": "{share} of customers",
    "response.who.employee": "Employees in all",
    "response.who.manager": "Managers in all",
    "response.who.observer": "Observers in all",
    "response.who.customer": "Customers in all",
    "response.others.one": "All other units ({count})",
    "response.others.many": "All other units ({count})",
    "response.units": "Single units",
    "response.column.share": "Share",
    "response.column.answered": "answered",
    "response.answered": "{answered} of {asked}",
    "response.note": (
        "Units by name. A unit stands alone only where at least {minimum} people answered and at least {minimum} did "
        "not, and where no smaller group can be worked out from it."
    ),
    "reliability.title.firm": (
        "All statements go with the others of their dimension; the least is {name} ({who}, {value})"
    ),
    "reliability.title.weak": "{name} goes badly with the other statements of its dimension ({who}, {value})",
    "reliability.column.scale": "Dimension, view",
    "reliability.column.omega": "Omega",
    "reliability.column.alpha": "Alpha (95% interval)",
    "reliability.column.items": "Each statement with the others, the one that fits least first",
    "reliability.least": "fits least: {item}",
    "reliability.unknown": "not known",
    "reliability.note": (
        "Item-total correlation: how far the answers to a statement go with the sum of the others, from −1 to 1. Below "
        "{least} a statement measures something else than the others."
    ),
    "soundness.agreement.head": "Comparing units",
    "soundness.agreement.enough": (
        "The answers of the {units} units agree enough to compare the units (ICC(1) {icc1}, ICC(2) {icc2})."
    ),
    "soundness.agreement.little": (
        "The answers of the {units} units do not agree enough to compare the units (ICC(1) {icc1}, ICC(2) {icc2})."
    ),
    "soundness.agreement.unit.one": "The answers of this unit do not agree enough to compare it: {units}.",
    "soundness.agreement.unit.many": "The answers of these units do not agree enough to compare them: {units}.",
    "soundness.reliability.head": "Reliability",
    "soundness.reliability.firm": "The statements of each dimension measure the same thing (omega {span}).",
    "soundness.reliability.loose": (
        "The statements of the dimensions measure the same thing (omega {span}); to be read with care: {scales}."
    ),
    "soundness.reliability.alpha": "Alpha {span}.",
    "soundness.factors.three": "Three dimensions describe the answers better than one (CFI {three} against {one}).",
    "soundness.factors.one": "One dimension describes the answers as well as three (CFI {one} against {three}).",
    "soundness.weighting.head": "Weighting",
    "soundness.weighting": (
        "{who} weighted by {variables}: design effect {effect}, effective n {n}, {trimmed} weights trimmed."
    ),
    "soundness.who.inside": "Employees",
    "soundness.who.employee": "Employees",
    "soundness.who.manager": "Managers",
    "soundness.who.customer": "Customers",
    "soundness.not_comparable.head": "Not comparable",
    "soundness.hidden.head": "Protected",
    "soundness.hidden": (
        "{cells} of {of} values are protected. A rule that hides small groups alone would have hidden {simple}; the "
        "others could be computed otherwise."
    ),
    # findings as sentences
    "finding.gap": "we give ourselves {value}, our customers {comparison}",
    "finding.guess": "leaders guessed {value}; {comparison} of customers agree",
    "finding.perspective": "leaders give us {value}, the front line {comparison}",
    "difference.gap.more": "a gap of {difference}",
    "difference.gap.less": "customers see us {difference} better",
    "difference.guess.more": "{difference} too high",
    "difference.guess.less": "{difference} too low",
    "difference.perspective.more": "{difference} more than the front line",
    "difference.perspective.less": "{difference} less than the front line",
    # who was asked
    "asked.inside": "{answered} employees",
    "asked.inside.of": "{answered} of {asked} employees",
    "asked.customer": "{answered} customers",
    "asked.customer.of": "{answered} of {asked} customers",
    "asked.missing.one": "missing: {names}",
    "asked.missing.many": "missing: {names}",
    "asked.more": "{count} more",
    "asked.weighted": "weighted",
    "mirror.method": (
        "Method: {asked}. Scale 0 to 100, shown {low} to {high}, strip {zone}. End ticks: 95% intervals; gaps "
        "corrected for {gaps} "
        "comparisons (Holm). Groups of fewer than {minimum} people are protected, which concerns {hidden} of {of} "
        "values. Frozen on {created}."
    ),
}
