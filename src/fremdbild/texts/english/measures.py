"""Measures in English; the keys are explained in `texts/german/measures.py`."""

MEASURES: dict[str, str] = {
    # names
    "measure.net_promoter_score": "Recommendation (NPS)",
    "measure.satisfaction": "Satisfaction",
    "measure.customer_effort": "Ease",
    "measure.promise_kept": "Promises",
    "measure.cycle_time": "Cycle time",
    "measure.first_contact_resolution": "First-contact resolution",
    "measure.reopened": "Reopening",
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
    "short.net_promoter_score.score": "NPS",
    "short.promise_kept.kept": "Promises kept",
    "short.promise_kept.reported": "Promises kept, as reported",
    "short.cycle_time.median": "Cycle time (median)",
    # what a figure says
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
    # definitions
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
    "definition.first_contact_resolution": (
        "Share of closed cases that were solved, were not opened again and had no second contact at the same "
        "touchpoint within {second_contact_days} days. Higher is better."
    ),
    "definition.reopened": "Share of closed cases that were opened again. Lower is better.",
}
