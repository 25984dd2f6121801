"""Measures in German: names, what a figure says as a clause, the strong form of a finding, definitions.

`name.MEASURE.STATISTIC` stands in tables and labels; `statement.…` is a clause with `{value}`; `strong.….worse` and
`.better` put the share into words (`{share}` of ten, or `{rest}`: what is missing to ten); `definition.MEASURE` is for
the appendix.
"""

MEASURES: dict[str, str] = {
    # names
    "measure.net_promoter_score": "Weiterempfehlung (NPS)",
    "measure.trust": "Vertrauen",
    "measure.intention_to_stay": "Bleibeabsicht",
    "measure.promise_known": "Versprechen bekannt",
    "name.trust.mean": "Vertrauen, Mittel",
    "name.trust.top_2_share": "Kunden, die uns vertrauen",
    "name.intention_to_stay.mean": "Bleibeabsicht, Mittel",
    "name.intention_to_stay.top_2_share": "Kunden, die bleiben wollen",
    "name.promise_known.mean": "Versprechen bekannt, Mittel",
    "name.promise_known.top_2_share": "Mitarbeitende, die das Versprechen kennen",
    "measure.satisfaction": "Zufriedenheit",
    "measure.customer_effort": "Mühelosigkeit",
    "measure.promise_kept": "Versprechen",
    "measure.cycle_time": "Durchlaufzeit",
    "measure.first_contact_resolution": "Erstlösung",
    "measure.reopened": "Wiedereröffnung",
    "measure.complaint_share": "Beschwerden",
    "measure.contact_answered": "Erreichbarkeit",
    "measure.feedback_answered": "Antworten auf Rückmeldungen",
    "measure.idea_answered": "Antworten auf Ideen",
    "measure.leader_contact": "Kundenkontakt der Führung",
    "measure.benefit_delivered": "Nutzen von Vorhaben",
    "measure.linkage_coverage": "Verknüpfte Kundendaten",
    "measure.retention": "Kundenbindung",
    "name.net_promoter_score.score": "Weiterempfehlung (NPS)",
    "name.satisfaction.top_2_share": "Zufriedene Kunden",
    "name.satisfaction.mean": "Zufriedenheit, Mittel",
    "name.customer_effort.mean": "Mühelosigkeit, Mittel",
    "name.customer_effort.easy_share": "Kunden, die es leicht fanden",
    "name.promise_kept.kept": "Versprechen gehalten",
    "name.promise_kept.reported": "Versprechen gehalten, laut Quelle",
    "name.promise_kept.promised_days": "Versprochene Zeit (Median)",
    "name.cycle_time.median": "Durchlaufzeit, Median",
    "name.cycle_time.p80": "Durchlaufzeit, 80 von 100 Fällen",
    "name.cycle_time.p95": "Durchlaufzeit, 95 von 100 Fällen",
    "name.cycle_time.share_within_limit": "Innerhalb der Frist erledigt",
    "name.cycle_time.share_within_benchmark": "So rasch wie anderswo erledigt",
    "name.first_contact_resolution.share": "Beim ersten Kontakt gelöst",
    "name.reopened.share": "Wieder geöffnete Fälle",
    "name.complaint_share.share": "Anteil Beschwerden",
    "name.contact_answered.in_time": "Kontaktversuche rechtzeitig beantwortet",
    "name.contact_answered.abandoned_share": "Abgebrochene Kontaktversuche",
    "name.feedback_answered.in_time": "Rückmeldungen rechtzeitig beantwortet",
    "name.idea_answered.in_time": "Ideen rechtzeitig beantwortet",
    "name.leader_contact.share": "Führungskräfte mit Kundenkontakt",
    "name.benefit_delivered.share": "Versprochener Nutzen erbracht",
    "name.benefit_delivered.measured_share": "Versprochener Nutzen nachgemessen",
    "name.linkage_coverage.share": "Über Systeme hinweg verknüpfte Kunden",
    "name.linkage_coverage.known_to_several": "Kunden, die mehrere Systeme kennen",
    "name.retention.share": "Über zwölf Monate gebliebene Kunden",
    "short.net_promoter_score.score": "NPS",
    "short.promise_kept.kept": "Versprechen gehalten",
    "short.promise_kept.reported": "Versprechen gehalten, laut Quelle",
    "short.cycle_time.median": "Durchlaufzeit (Median)",
    # what a figure says
    "statement.inside_score.mean": "wir geben uns {value} von 100",
    "statement.inside_score.top_2_share": "{value} von uns stimmen zu",
    "statement.outside_score.mean": "unsere Kunden geben uns {value} von 100",
    "statement.outside_score.top_2_share": "{value} der Kunden stimmen zu",
    "statement.customer_guess.mean": "die Führung schätzt, dass {value} der Kunden zustimmen",
    "statement.trust.mean": "unsere Kunden geben uns {value} von 100 für Vertrauen",
    "statement.trust.top_2_share": "{value} der Kunden vertrauen uns",
    "statement.intention_to_stay.mean": "unsere Kunden geben ihrer Absicht zu bleiben {value} von 100",
    "statement.intention_to_stay.top_2_share": "{value} der Kunden wollen bleiben",
    "statement.promise_known.mean": "Mitarbeitende geben ihrer Kenntnis des Versprechens {value} von 100",
    "statement.promise_known.top_2_share": "{value} der Mitarbeitenden wissen, was das Versprechen für sie heißt",
    "statement.net_promoter_score.score": "unsere Kunden geben uns einen NPS von {value}",
    "statement.satisfaction.top_2_share": "{value} der Kunden sind zufrieden",
    "statement.satisfaction.mean": "unsere Kunden geben uns {value} von 100 für ihre Zufriedenheit",
    "statement.customer_effort.mean": "unsere Kunden geben uns {value} von 100 für Mühelosigkeit",
    "statement.customer_effort.easy_share": "{value} der Kunden fanden es leicht",
    "statement.promise_kept.kept": "wir halten {value} der Versprechen",
    "statement.promise_kept.reported": "die Quelle meldet {value} der Versprechen als gehalten",
    "statement.promise_kept.promised_days": "versprochen sind {value} (Median)",
    "statement.cycle_time.median": "ein Fall dauert {value} (Median)",
    "statement.cycle_time.p80": "80 von 100 Fällen sind nach {value} erledigt",
    "statement.cycle_time.p95": "95 von 100 Fällen sind nach {value} erledigt",
    "statement.cycle_time.share_within_limit": "{value} der Fälle sind innerhalb der Frist erledigt",
    "statement.cycle_time.share_within_benchmark": "{value} der Fälle sind so rasch erledigt wie anderswo",
    "statement.first_contact_resolution.share": "{value} der Fälle sind beim ersten Kontakt gelöst",
    "statement.reopened.share": "{value} der erledigten Fälle werden wieder geöffnet",
    "statement.complaint_share.share": "{value} der Fälle sind Beschwerden",
    "statement.contact_answered.in_time": "{value} der Kontaktversuche beantworten wir rechtzeitig",
    "statement.contact_answered.abandoned_share": "bei {value} der Kontaktversuche geben Kunden auf",
    "statement.feedback_answered.in_time": "{value} der kritischen Rückmeldungen beantworten wir rechtzeitig",
    "statement.idea_answered.in_time": "{value} der Ideen beantworten wir rechtzeitig",
    "statement.leader_contact.share": "{value} der Führungskräfte haben im Monat Kontakt mit Kunden",
    "statement.benefit_delivered.share": "{value} der Nutzenversprechen haben wir nachweislich eingelöst",
    "statement.benefit_delivered.measured_share": "{value} der Nutzenversprechen haben wir nachgemessen",
    "statement.linkage_coverage.share": "{value} der Kunden mehrerer Systeme sind über diese hinweg sicher verknüpft",
    "statement.linkage_coverage.known_to_several": "{value} der Kunden sind mehreren unserer Systeme bekannt",
    "statement.retention.share": "{value} der Kunden sind nach zwölf Monaten noch bei uns",
    # the headline, where it is shorter
    "headline.net_promoter_score.score": "Kunden geben uns den NPS {value}",
    # the strong form: shares in words
    "strong.promise_kept.kept.worse": "{rest} Versprechen brechen wir",
    "strong.promise_kept.kept.better": "{share} Versprechen halten wir",
    "strong.promise_kept.reported.worse": "{rest} Versprechen meldet die Quelle als gebrochen",
    "strong.promise_kept.reported.better": "{share} Versprechen meldet die Quelle als gehalten",
    "strong.first_contact_resolution.share.worse": "{rest} Fällen sind nicht beim ersten Kontakt gelöst",
    "strong.first_contact_resolution.share.better": "{share} Fällen sind beim ersten Kontakt gelöst",
    "strong.satisfaction.top_2_share.worse": "{rest} Kunden sind nicht zufrieden",
    "strong.satisfaction.top_2_share.better": "{share} Kunden sind zufrieden",
    "strong.customer_effort.easy_share.worse": "{rest} Kunden fanden es nicht leicht",
    "strong.customer_effort.easy_share.better": "{share} Kunden fanden es leicht",
    "strong.cycle_time.share_within_benchmark.worse": "{rest} Fällen dauern länger als anderswo üblich",
    "strong.cycle_time.share_within_benchmark.better": "{share} Fällen sind so rasch erledigt wie anderswo",
    "strong.cycle_time.share_within_limit.worse": "{rest} Fällen überschreiten die Frist",
    "strong.cycle_time.share_within_limit.better": "{share} Fällen sind rechtzeitig erledigt",
    "strong.contact_answered.in_time.worse": "{rest} Kontaktversuchen beantworten wir nicht rechtzeitig",
    "strong.contact_answered.in_time.better": "{share} Kontaktversuchen beantworten wir rechtzeitig",
    "strong.feedback_answered.in_time.worse": "{rest} kritischen Rückmeldungen beantworten wir nicht rechtzeitig",
    "strong.feedback_answered.in_time.better": "{share} kritischen Rückmeldungen beantworten wir rechtzeitig",
    "strong.idea_answered.in_time.worse": "{rest} Ideen beantworten wir nicht rechtzeitig",
    "strong.idea_answered.in_time.better": "{share} Ideen beantworten wir rechtzeitig",
    "strong.leader_contact.share.worse": "{rest} Führungskräften haben im Monat keinen Kontakt mit Kunden",
    "strong.leader_contact.share.better": "{share} Führungskräften haben im Monat Kontakt mit Kunden",
    "strong.benefit_delivered.share.worse": "{rest} Nutzenversprechen haben wir nicht nachweislich eingelöst",
    "strong.benefit_delivered.share.better": "{share} Nutzenversprechen haben wir nachweislich eingelöst",
    "strong.linkage_coverage.share.worse": "{rest} Kunden mehrerer Systeme sind nicht sicher verknüpft",
    "strong.linkage_coverage.share.better": "{share} Kunden mehrerer Systeme sind sicher verknüpft",
    "strong.retention.share.worse": "{rest} Kunden sind nach zwölf Monaten nicht mehr bei uns",
    "strong.retention.share.better": "{share} Kunden sind nach zwölf Monaten noch bei uns",
    # definitions
    "definition.trust": (
        "Ob Kunden uns vertrauen, auf 7 Stufen: Mittel von 0 bis 100, und Anteil der beiden besten Antworten."
    ),
    "definition.intention_to_stay": (
        "Ob Kunden bleiben wollen, auf 7 Stufen: Mittel von 0 bis 100, und Anteil der beiden besten Antworten."
    ),
    "definition.promise_known": (
        "Ob Mitarbeitende wissen, was Kunden versprochen ist und was es für ihre Arbeit heißt, auf 7 Stufen: Mittel "
        "von 0 bis 100, und Anteil der beiden besten Antworten."
    ),
    "definition.net_promoter_score": (
        "Anteil der Kunden, die uns mit 9 oder 10 von 10 weiterempfehlen, minus Anteil mit 0 bis 6. "
        "Skala −100 bis 100, höher ist besser."
    ),
    "definition.satisfaction": (
        "Anteil der Kunden, die eine der zwei besten Antworten geben; dazu das Mittel auf der Skala 0 bis 100. "
        "Höher ist besser."
    ),
    "definition.customer_effort": (
        "Wie leicht es Kunden fanden, ihr Anliegen zu erledigen: Mittel auf der Skala 0 bis 100, und Anteil, der es "
        "leicht fand. Höher heißt weniger Mühe."
    ),
    "definition.promise_kept": (
        "Anteil der im Zeitraum fälligen Versprechen (Termin oder Frist), die eingehalten sind. Offene und überfällige "
        "zählen als gebrochen, offene und noch nicht fällige zählen nicht. „Laut Quelle“ ist das Urteil, das das "
        "Quellsystem selbst fällt. Höher ist besser. Versprochene Zeit: Median der Tage von der Eröffnung bis zum "
        "versprochenen Termin, oder der Frist; sie ist gesagt und nicht geschätzt und hat kein Intervall."
    ),
    "definition.promise_kept.reported": (
        "Anteil der Versprechen, die das Quellsystem selbst als gehalten meldet; Termin oder Frist gibt es nicht an, "
        "darum ließ sich das Urteil nicht prüfen. Höher ist besser."
    ),
    "definition.cycle_time": (
        "Zeit von der Eröffnung bis zum Abschluss der im Zeitraum eröffneten Fälle, in Kalendertagen. Offene Fälle "
        "sind "
        "mitgerechnet (Kaplan-Meier). Median: so lange dauert die Hälfte höchstens. Kürzer ist besser."
    ),
    "definition.cycle_time.limit": ("Innerhalb der Frist: Anteil der Fälle, die nach höchstens {limit} erledigt sind."),
    "definition.cycle_time.benchmark": (
        "So rasch wie anderswo: Anteil der Fälle, die innerhalb des Medians erledigt sind, den Kunden am "
        "gleichen Berührungspunkt anderswo erhalten."
    ),
    "definition.first_contact_resolution": (
        "Anteil der abgeschlossenen Fälle, die gelöst, nicht wieder geöffnet und ohne zweiten Kontakt am gleichen "
        "Berührungspunkt innerhalb von {second_contact_days} Tagen geblieben sind. Höher ist besser."
    ),
    "definition.reopened": ("Anteil der abgeschlossenen Fälle, die wieder geöffnet wurden. Tiefer ist besser."),
    "definition.complaint_share": "Anteil der im Zeitraum eröffneten Fälle, die Beschwerden sind. Tiefer ist besser.",
    "definition.contact_answered": (
        "Anteil der Kontaktversuche im Zeitraum, die eine Person innerhalb von {answer_seconds} Sekunden "
        "beantwortet hat. Abgebrochene und nie beantwortete zählen als nicht rechtzeitig. Höher ist besser. "
        "Abgebrochen: Anteil, bei dem Kunden aufgaben, bevor jemand antwortete; tiefer ist besser."
    ),
    "definition.feedback_answered": (
        "Anteil der kritischen Rückmeldungen, deren Antwort im Zeitraum fällig war und rechtzeitig kam. Fällig "
        "ist sie am vereinbarten Termin, sonst nach {feedback_days} Tagen. Offene und überfällige zählen als "
        "verspätet, offene und noch nicht fällige zählen nicht. Höher ist besser."
    ),
    "definition.idea_answered": (
        "Anteil der Ideen von Kunden und Mitarbeitenden, deren Antwort im Zeitraum fällig war und innerhalb von "
        "{idea_days} Tagen kam. Offene und überfällige zählen als verspätet, offene und noch nicht fällige "
        "zählen nicht. Höher ist besser."
    ),
    "definition.leader_contact": (
        "Anteil der Führungskräfte, die in einem Monat mindestens einen Kontakt mit Kunden hatten, über die "
        "Monate des Zeitraums, seit dem ersten festgehaltenen Kontakt. Die Codes, die Führungskräfte "
        "unterscheiden, wechseln jeden Monat; das Intervall rechnet darum so, als wären die Monate einer "
        "Führungskraft gleich. Höher ist besser."
    ),
    "definition.benefit_delivered": (
        "Anteil der im Zeitraum fälligen Nutzenversprechen von Vorhaben, die ganz eingelöst sind, wie "
        "nachgemessen. Geschätzter, behaupteter und nicht gemessener Nutzen zählt als nicht erbracht. "
        "Nachgemessen: Anteil, bei dem überhaupt gemessen wurde. Höher ist besser."
    ),
    "definition.linkage_coverage": (
        "Anteil der Kunden, die mehrere Systeme kennen oder vielleicht kennen, deren Datensätze über alle hinweg "
        "sicher verknüpft sind. Schwache Verknüpfungen, auffällige Gruppen und offene Zweifel zählen als nicht "
        "verknüpft; Kunden eines einzigen Systems ohne Zweifel zählen nicht. Mehreren bekannt: Anteil aller Kunden, "
        "die mehr als ein System kennt; er sinkt, wo zu wenig verknüpft wird. Stand der letzten Verknüpfung, für die"
        " bis zum Ende des Zeitraums bekannten Kunden. Höher ist besser."
    ),
    "definition.retention": (
        "Anteil der Kunden, die zwölf Monate später noch Kunden sind. Jedes Jahr eines Kunden gehört zum Zeitraum, "
        "in dem es vorbei ist; noch laufende Jahre sind berücksichtigt (Kaplan-Meier). Kunde bleibt, wer irgendeinen"
        " laufenden Vertrag hat. Höher ist besser."
    ),
}
