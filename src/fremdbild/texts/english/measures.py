"""Measures in English; the keys are explained in `texts/german/measures.py`."""

MEASURES: dict[str, str] = {
    # names
    "measure.net_promoter_score": "Recommendation (NPS)",
    "measure.trust": "Trust",
    "measure.intention_to_stay": "Intention to stay",
    "measure.promise_known": "Promise known",
    "name.trust.mean": "Trust, mean",
    "name.trust.top_2_share": "Customers who trust us",
    "name.intention_to_stay.mean": "Intention to stay, mean",
    "name.intention_to_stay.top_2_share": "Customers who mean to stay",
    "name.promise_known.mean": "Promise known, mean",
    "name.promise_known.top_2_share": "Employees who know the promise",
    "measure.satisfaction": "Satisfaction",
    "measure.customer_effort": "Ease",
    "measure.promise_kept": "Promises",
    "measure.cycle_time": "Cycle time",
    "measure.first_contact_resolution": "First-contact resolution",
    "measure.reopened": "Reopening",
    "measure.complaint_share": "Complaints",
    "measure.contact_answered": "Reachability",
    "measure.feedback_answered": "Answers to feedback",
    "measure.idea_answered": "Answers to ideas",
    "measure.leader_contact": "Leaders' contact with customers",
    "measure.benefit_delivered": "Benefits of initiatives",
    "measure.linkage_coverage": "Linked customer records",
    "measure.retention": "Retention",
    "name.net_promoter_score.score": "Recommendation (NPS)",
    "name.satisfaction.top_2_share": "Satisfied customers",
    "name.satisfaction.mean": "Satisfaction, mean",
    "name.customer_effort.mean": "Ease, mean",
    "name.customer_effort.easy_share": "Customers who found it easy",
    "name.promise_kept.kept": "Promises kept",
    "name.promise_kept.reported": "Promises kept, as reported",
    "name.promise_kept.promised_days": "Promised time (median)",
    "name.cycle_time.median": "Cycle time, median",
    "name.cycle_time.p80": "Cycle time, 80 of 100 cases",
    "name.cycle_time.p95": "Cycle time, 95 of 100 cases",
    "name.cycle_time.share_within_limit": "Settled within the limit",
    "name.cycle_time.share_within_benchmark": "Settled as quickly as elsewhere",
    "name.first_contact_resolution.share": "Solved at first contact",
    "name.reopened.share": "Reopened cases",
    "name.complaint_share.share": "Share of complaints",
    "name.contact_answered.in_time": "Contact attempts answered in time",
    "name.contact_answered.abandoned_share": "Contact attempts given up",
    "name.feedback_answered.in_time": "Feedback answered in time",
    "name.idea_answered.in_time": "Ideas answered in time",
    "name.leader_contact.share": "Leaders in contact with customers",
    "name.benefit_delivered.share": "Promised benefits delivered",
    "name.benefit_delivered.measured_share": "Promised benefits measured",
    "name.linkage_coverage.share": "Customers linked across systems",
    "name.linkage_coverage.known_to_several": "Customers that several systems know",
    "name.retention.share": "Customers retained over twelve months",
    "short.net_promoter_score.score": "NPS",
    "short.promise_kept.kept": "Promises kept",
    "short.promise_kept.reported": "Promises kept, as reported",
    "short.cycle_time.median": "Cycle time (median)",
    # what a figure says
    "statement.inside_score.mean": "we give ourselves {value} of 100",
    "statement.inside_score.top_2_share": "{value} of us agree",
    "statement.outside_score.mean": "our customers give us {value} of 100",
    "statement.outside_score.top_2_share": "{value} of customers agree",
    "statement.customer_guess.mean": "leaders guess that {value} of customers agree",
    "statement.trust.mean": "our customers give us {value} of 100 for trust",
    "statement.trust.top_2_share": "{value} of customers trust us",
    "statement.intention_to_stay.mean": "our customers give their intention to stay {value} of 100",
    "statement.intention_to_stay.top_2_share": "{value} of customers mean to stay",
    "statement.promise_known.mean": "employees give their knowledge of the promise {value} of 100",
    "statement.promise_known.top_2_share": "{value} of employees know what the promise means for their work",
    "statement.net_promoter_score.score": "our customers give us an NPS of {value}",
    "statement.satisfaction.top_2_share": "{value} of customers are satisfied",
    "statement.satisfaction.mean": "our customers give us {value} of 100 for their satisfaction",
    "statement.customer_effort.mean": "our customers give us {value} of 100 for ease",
    "statement.customer_effort.easy_share": "{value} of customers found it easy",
    "statement.promise_kept.kept": "we keep {value} of our promises",
    "statement.promise_kept.reported": "the source reports {value} of promises as kept",
    "statement.promise_kept.promised_days": "{value} are promised (median)",
    "statement.cycle_time.median": "a case takes {value} (median)",
    "statement.cycle_time.p80": "80 of 100 cases are settled after {value}",
    "statement.cycle_time.p95": "95 of 100 cases are settled after {value}",
    "statement.cycle_time.share_within_limit": "{value} of cases are settled within the limit",
    "statement.cycle_time.share_within_benchmark": "{value} of cases are settled as quickly as elsewhere",
    "statement.first_contact_resolution.share": "{value} of cases are solved at first contact",
    "statement.reopened.share": "{value} of closed cases are opened again",
    "statement.complaint_share.share": "{value} of cases are complaints",
    "statement.contact_answered.in_time": "we answer {value} of contact attempts in time",
    "statement.contact_answered.abandoned_share": "customers give up {value} of contact attempts",
    "statement.feedback_answered.in_time": "we answer {value} of critical feedback in time",
    "statement.idea_answered.in_time": "we answer {value} of ideas in time",
    "statement.leader_contact.share": "{value} of leaders are in contact with customers in a month",
    "statement.benefit_delivered.share": "we have verifiably delivered {value} of the promised benefits",
    "statement.benefit_delivered.measured_share": "we have measured {value} of the promised benefits",
    "statement.linkage_coverage.share": "{value} of the customers of several systems are surely linked across them",
    "statement.linkage_coverage.known_to_several": "{value} of customers are known to several of our systems",
    "statement.retention.share": "{value} of customers are still with us after twelve months",
    # the headline, where it is shorter
    "headline.net_promoter_score.score": "customers give us an NPS of {value}",
    # the strong form: shares in words
    "strong.promise_kept.kept.worse": "we break {rest} promises",
    "strong.promise_kept.kept.better": "we keep {share} promises",
    "strong.promise_kept.reported.worse": "the source reports {rest} promises as broken",
    "strong.promise_kept.reported.better": "the source reports {share} promises as kept",
    "strong.first_contact_resolution.share.worse": "{rest} cases are not solved at first contact",
    "strong.first_contact_resolution.share.better": "{share} cases are solved at first contact",
    "strong.satisfaction.top_2_share.worse": "{rest} customers are not satisfied",
    "strong.satisfaction.top_2_share.better": "{share} customers are satisfied",
    "strong.customer_effort.easy_share.worse": "{rest} customers did not find it easy",
    "strong.customer_effort.easy_share.better": "{share} customers found it easy",
    "strong.cycle_time.share_within_benchmark.worse": "{rest} cases take longer than is usual elsewhere",
    "strong.cycle_time.share_within_benchmark.better": "{share} cases are settled as quickly as elsewhere",
    "strong.cycle_time.share_within_limit.worse": "{rest} cases exceed the limit",
    "strong.cycle_time.share_within_limit.better": "{share} cases are settled in time",
    "strong.contact_answered.in_time.worse": "we do not answer {rest} contact attempts in time",
    "strong.contact_answered.in_time.better": "we answer {share} contact attempts in time",
    "strong.feedback_answered.in_time.worse": "we do not answer {rest} pieces of critical feedback in time",
    "strong.feedback_answered.in_time.better": "we answer {share} pieces of critical feedback in time",
    "strong.idea_answered.in_time.worse": "we do not answer {rest} ideas in time",
    "strong.idea_answered.in_time.better": "we answer {share} ideas in time",
    "strong.leader_contact.share.worse": "{rest} leaders have no contact with customers in a month",
    "strong.leader_contact.share.better": "{share} leaders are in contact with customers in a month",
    "strong.benefit_delivered.share.worse": "we have not verifiably delivered {rest} promised benefits",
    "strong.benefit_delivered.share.better": "we have verifiably delivered {share} promised benefits",
    "strong.linkage_coverage.share.worse": "{rest} customers of several systems are not surely linked across them",
    "strong.linkage_coverage.share.better": "{share} customers of several systems are surely linked across them",
    "strong.retention.share.worse": "{rest} customers are no longer with us after twelve months",
    "strong.retention.share.better": "{share} customers are still with us after twelve months",
    # definitions
    "definition.trust": (
        "Whether customers trust us, on 7 steps: mean from 0 to 100, and share of the two best answers."
    ),
    "definition.intention_to_stay": (
        "Whether customers mean to stay, on 7 steps: mean from 0 to 100, and share of the two best answers."
    ),
    "definition.promise_known": (
        "Whether employees know what customers are promised and what it means for their work, on 7 steps: mean from 0 "
        "to 100, and share of the two best answers."
    ),
    "definition.net_promoter_score": (
        "Share of customers who recommend us with 9 or 10 of 10, minus the share with 0 to 6. "
        "Scale −100 to 100, higher is better."
    ),
    "definition.satisfaction": (
        "Share of customers who give one of the two best answers; beside it the mean on the scale 0 to 100. "
        "Higher is better."
    ),
    "definition.customer_effort": (
        "How easy customers found it to settle their concern: mean on the scale 0 to 100, and the share who found it "
        "easy. Higher means less effort."
    ),
    "definition.promise_kept": (
        "Share of the promises (date or term) due in the period that were kept. Open and overdue ones count as broken, "
        "open ones that are not yet due do not count. “As reported” is the verdict of the source system itself. "
        "Higher is better. Promised time: median of the days from the opening to the promised date, or of the term; it "
        "is what was said, not an estimate, and has no interval."
    ),
    "definition.promise_kept.reported": (
        "Share of the promises that the source system itself reports as kept; it gives neither the promised date nor "
        "the term, so the verdict could not be checked. Higher is better."
    ),
    "definition.cycle_time": (
        "Time from opening to closing of the cases opened in the period, in calendar days. Open cases are taken into "
        "account (Kaplan-Meier). Median: half of the cases take this long at most. Shorter is better."
    ),
    "definition.cycle_time.limit": "Within the limit: share of cases settled after {limit} at most.",
    "definition.cycle_time.benchmark": (
        "As quickly as elsewhere: share of cases settled within the median that customers get elsewhere at the "
        "same touchpoint."
    ),
    "definition.first_contact_resolution": (
        "Share of closed cases that were solved, were not opened again and had no second contact at the same "
        "touchpoint within {second_contact_days} days. Higher is better."
    ),
    "definition.reopened": "Share of closed cases that were opened again. Lower is better.",
    "definition.complaint_share": "Share of the cases opened in the period that are complaints. Lower is better.",
    "definition.contact_answered": (
        "Share of the contact attempts in the period that a person answered within {answer_seconds} seconds. "
        "Those given up and never answered count as not in time. Higher is better. Given up: share in which "
        "customers gave up before somebody answered; lower is better."
    ),
    "definition.feedback_answered": (
        "Share of critical feedback whose answer was due in the period and came in time. It is due at the agreed "
        "time, else after {feedback_days} days. Open and overdue feedback counts as late, open feedback that is "
        "not yet due does not count. Higher is better."
    ),
    "definition.idea_answered": (
        "Share of the ideas of customers and employees whose answer was due in the period and came within "
        "{idea_days} days. Open and overdue ones count as late, open ones that are not yet due do not count. "
        "Higher is better."
    ),
    "definition.leader_contact": (
        "Share of leaders who had at least one contact with customers in a month, over the months of the period, "
        "from the first recorded contact on. The codes that tell leaders apart change every month; the interval "
        "therefore takes the months of one leader for alike. Higher is better."
    ),
    "definition.benefit_delivered": (
        "Share of the promised benefits of initiatives due in the period that were delivered in full, as "
        "measured afterwards. Estimated, claimed and unmeasured benefits count as not delivered. Measured: share "
        "that was measured at all. Higher is better."
    ),
    "definition.linkage_coverage": (
        "Of the customers whom several systems know, or may know, the share whose records are surely linked across "
        "all of them. Weak links, odd clusters and open doubts count as not linked; customers of one system without "
        "a doubt do not count. Known to several: share of all customers whom more than one system knows; it falls "
        "where too little is linked. As the last linking found it, for customers known by the end of the period. "
        "Higher is better."
    ),
    "definition.retention": (
        "Share of customers who are still customers twelve months later. Each year of a customer belongs to the "
        "period in which it is over; years that are not over yet are taken into account (Kaplan-Meier). A customer "
        "stays while any contract runs. Higher is better."
    ),
}
