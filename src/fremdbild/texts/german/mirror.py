"""The three mirrors in German: page one, the pages that follow from it, and what data prove in a few words."""

MIRROR: dict[str, str] = {
    # measures
    "measure.inside_score": "Selbstbild",
    "measure.outside_score": "Fremdbild",
    "measure.customer_guess": "Schätzung der Führung",
    "name.inside_score.mean": "Selbstbild, Mittel",
    "name.inside_score.top_2_share": "Selbstbild, Zustimmung",
    "name.outside_score.mean": "Fremdbild, Mittel",
    "name.outside_score.top_2_share": "Fremdbild, Zustimmung",
    "name.customer_guess.mean": "Schätzung der Führung",
    "definition.inside_score": (
        "Was Mitarbeitende und Führungskräfte der Organisation auf 7 Stufen geben, als 0 bis 100. Dimension: Mittel "
        "ihrer Kriterien, ab drei von fünf; Gesamt: Mittel der drei Dimensionen. Zustimmung: 6 oder 7 von 7."
    ),
    "definition.outside_score": (
        "Was Kunden zur gleichen Aussage auf den gleichen 7 Stufen geben, gerechnet wie das Selbstbild. Höher ist "
        "besser."
    ),
    "definition.customer_guess": (
        "Wie viele von 100 Kunden nach Schätzung der Führungskräfte zustimmen. Neben der gemessenen Zustimmung zeigt "
        "sie, wie gut die Führung ihre Kunden kennt."
    ),
    "definitions.criteria": "Fünfzehn Kriterien und was jedes sagt",
    "definitions.blind_spot": "Blinder Fleck",
    "definitions.blind_spot.text": (
        "Das Intervall von innen liegt über {above}, das von außen unter {below}, und der Nachweis, wo es einen gibt, "
        "unter seinem Ziel. Lücke: innen minus außen. Gleich: mit 95 % Sicherheit weniger als fünf Punkte Unterschied."
    ),
    # who it is
    "mirror.we": "wir",
    "mirror.customers": "Kunden",
    "mirror.leaders": "Führung",
    "mirror.front_line": "Front",
    "perspective.manager": "Führungskräfte",
    "perspective.employee": "Mitarbeitende",
    "perspective.customer": "Kunden",
    "perspective.observer": "Beobachtende",
    "group.perspective": "Sichtweise",
    "groups.perspective": "Sichtweisen",
    # the headline
    "mirror.headline.inside": "Wir geben uns {value}.",
    "mirror.headline.outside": "Unsere Kunden geben uns {value}.",
    "mirror.headline.inside.protected": "Was wir uns geben, ist geschützt.",
    "mirror.headline.outside.protected": "Was Kunden uns geben, ist geschützt.",
    "mirror.headline.inside.missing": "Was wir uns geben, fehlt noch.",
    "mirror.headline.outside.missing": "Was Kunden uns geben, fehlt noch.",
    "mirror.headline.widest": "{name}:",
    "mirror.headline.widest.we": "wir ",
    "mirror.headline.widest.customers": ", unsere Kunden ",
    # the lead
    "mirror.one_side.inside": "Wie wir uns sehen, ist gefragt.",
    "mirror.one_side.outside": "Was Kunden uns geben, ist gefragt.",
    "mirror.one_side.inside.criteria": "Von {of} Kriterien sehen wir {count} von innen, keines von außen",
    "mirror.one_side.outside.criteria": "Von {of} Kriterien sehen wir {count} von außen, keines von innen",
    "mirror.one_side.inside.note": (
        "{answered} Mitarbeitende. Skala 0 bis 100, gezeigt {low} bis {high}; Querstriche: 95‑%‑Intervalle."
    ),
    "mirror.one_side.outside.note": (
        "{answered} Kunden. Skala 0 bis 100, gezeigt {low} bis {high}; Querstriche: 95‑%‑Intervalle."
    ),
    "mirror.one_side.ask_outside": (
        "Kunden sind zu den fünfzehn Kriterien noch nicht gefragt, darum gibt es keine Lücke zu lesen. Als Nächste "
        "sind die Kunden zu fragen; dann zeigt die nächste Auswertung beide Sichten."
    ),
    "mirror.one_side.ask_inside": (
        "Mitarbeitende und Führung sind zu den fünfzehn Kriterien noch nicht gefragt, darum gibt es keine Lücke zu "
        "lesen. Als Nächste sind sie zu fragen; dann zeigt die nächste Auswertung beide Sichten."
    ),
    "mirror.one_side.few_outside": (
        "Was Kunden sagten, ist zum Schutz kleiner Gruppen nicht gezeigt. In der nächsten Welle sind mehr Kunden zu "
        "fragen."
    ),
    "mirror.one_side.few_inside": (
        "Was Mitarbeitende sagten, ist zum Schutz kleiner Gruppen nicht gezeigt. In der nächsten Welle sind mehr "
        "Mitarbeitende zu fragen."
    ),
    "mirror.one_side.method": (
        "Methode: {asked}. Skala 0 bis 100, gezeigt {low} bis {high}. Querstriche: 95‑%‑Intervalle. Geschützt sind "
        "Gruppen unter {minimum} Personen; das betrifft {hidden} von {of} Werten. Festgehalten am {created}."
    ),
    "mirror.lead.gap": "Die Lücke beträgt {points}{interval}.",
    "mirror.lead.gap.smaller": "Die Lücke von {points}{interval} ist um {size} kleiner als {before}.",
    "mirror.lead.gap.wider": "Die Lücke von {points}{interval} ist um {size} größer als {before}.",
    "mirror.lead.gap.unsure": (
        "Die Lücke von {points}{interval} ist nicht sicher anders als {before}, damals waren es {then}."
    ),
    "mirror.lead.same": "Das ist gleich: {points} Unterschied{interval}, sicher weniger als fünf.",
    "mirror.lead.unsure": "Ob es eine Lücke gibt, lässt sich nicht sicher sagen ({interval}).",
    "mirror.lead.better": "Kunden sehen uns um {points}{interval} besser als wir uns selbst.",
    "mirror.lead.missing": "Zu {names} fehlt ein Wert.",
    "mirror.lead.missing.name": "„{name}“",
    "mirror.lead.requests.one": "Wir bitten um einen Beschluss.",
    "mirror.lead.requests.many": "Wir bitten um {count} Beschlüsse.",
    "mirror.waves.one": "vor einer Welle",
    "mirror.waves.many": "vor {count} Wellen",
    "mirror.points.one": "{count} Punkt",
    "mirror.points.many": "{count} Punkte",
    "mirror.points.dative.one": "{count} Punkt",
    "mirror.points.dative.many": "{count} Punkten",
    "mirror.fact.recommendation": "Weiterempfehlung",
    # the picture
    "mirror.chart.label": "Fünfzehn Kriterien: wir, Kunden, Lücke, Nachweis",
    "mirror.title.all.one": "ein blinder Fleck, und die Daten geben den Kunden recht",
    "mirror.title.all.many": "{count} blinde Flecken, und jedes Mal geben die Daten den Kunden recht",
    "mirror.title.some.one": "{count} blinde Flecken; bei einem geben die Daten den Kunden recht",
    "mirror.title.some.many": "{count} blinde Flecken; bei {right} geben die Daten den Kunden recht",
    "mirror.title.plain.one": "ein blinder Fleck: {names}",
    "mirror.title.plain.many": "{count} blinde Flecken: {names}",
    "mirror.title.none.wider": "kein blinder Fleck; am weitesten auseinander: {name} mit {points} Lücke",
    "mirror.title.none.better": "kein blinder Fleck; bei {name} sehen Kunden uns um {points} besser",
    "mirror.title.nothing": "0 von fünfzehn Kriterien lassen sich vergleichen",
    "mirror.legend.ring": "Ring",
    "mirror.legend.ring.means": ": so sehen wir uns.",
    "mirror.legend.dot": "Punkt",
    "mirror.legend.dot.means": ": so sehen uns Kunden.",
    "mirror.legend.blind_spot": ("Blinder Fleck: Ring rechts, Punkt links vom Streifen, Nachweis unter Ziel."),
    "mirror.column.gap": "Lücke",
    "mirror.column.evidence": "Nachweis aus Betriebsdaten",
    "mirror.blind_spot": "blinder Fleck",
    "mirror.axis": "{name}: Skala",
    "mirror.mean": "Mittel",
    "mirror.total": "Gesamt",
    "mirror.same": "gleich",
    "mirror.told.gap": "Lücke {gap}",
    "mirror.dimension.missing": "{word}: weniger als drei Kriterien",
    "mirror.not_comparable": "nicht vergleichbar: {reason}",
    "mirror.reason.scale": "andere Skala",
    "mirror.reason.wording": "anderer Wortlaut",
    "mirror.reason.wave": "andere Welle",
    "mirror.reason.too_few": "zu wenige Antworten",
    "mirror.reason.not_asked_inside": "innen nicht gefragt",
    "mirror.reason.not_asked_outside": "Kunden nicht gefragt",
    "mirror.evidence.target": ", Ziel {target}",
    "mirror.evidence.over": ", über Ziel {target}",
    "mirror.evidence.none": "noch keine Messgröße",
    "mirror.evidence.not_counted": "nicht gezählt",
    "mirror.note": (
        "{inside} Mitarbeitende, {outside} Kunden. Skala 0 bis 100, gezeigt {low} bis {high}, Streifen {zone}; "
        "Querstriche: 95‑%‑Intervalle. Lücke: Ring minus Punkt, für {gaps} Vergleiche korrigiert; „gleich“: "
        "sicher unter fünf Punkten."
    ),
    # what data prove, after the figure
    "evidence.leader_contact.share": "{value} der Führung traf Kunden",
    "evidence.benefit_delivered.share": "{value} des Nutzens geliefert",
    "evidence.feedback_answered.in_time": "{value} der Kritik rasch beantwortet",
    "evidence.first_contact_resolution.share": "{value} beim ersten Kontakt gelöst",
    "evidence.idea_answered.in_time": "{value} der Ideen rasch beantwortet",
    "evidence.promise_kept.kept": "{value} der Versprechen gehalten",
    "evidence.cycle_time.share_within_benchmark": "{value} so rasch wie anderswo",
    "evidence.contact_answered.in_time": "{value} rasch angenommen",
    "evidence.linkage_coverage.share": "{value} systemübergreifend verknüpft",
    "evidence.retention.share": "{value} nach einem Jahr noch Kunden",
    "counted.leader_contact.share": "mit Kontakt",
    "counted.benefit_delivered.share": "geliefert",
    "counted.feedback_answered.in_time": "beantwortet",
    "counted.first_contact_resolution.share": "gelöst",
    "counted.idea_answered.in_time": "beantwortet",
    "counted.promise_kept.kept": "gehalten",
    "counted.cycle_time.share_within_benchmark": "so rasch wie anderswo",
    "counted.contact_answered.in_time": "angenommen",
    "counted.linkage_coverage.share": "verknüpft",
    "counted.retention.share": "noch Kunden",
    # findings and the decisions that are asked for
    "mirror.in_criteria.one": "in einem Kriterium",
    "mirror.in_criteria.many": "in {count} Kriterien",
    "mirror.guess.times.two": "{in_criteria} rechnet die Führung mit doppelt so viel Zustimmung, wie es gibt",
    "mirror.guess.times.over_two": (
        "{in_criteria} rechnet die Führung mit mehr als doppelt so viel Zustimmung, wie es gibt"
    ),
    "mirror.guess.times.three": "{in_criteria} rechnet die Führung mit dreimal so viel Zustimmung, wie es gibt",
    "mirror.guess.times.over_three": (
        "{in_criteria} rechnet die Führung mit mehr als dreimal so viel Zustimmung, wie es gibt"
    ),
    "mirror.guess.figures": (
        "{in_criteria} erwartet die Führung im Mittel Zustimmung von {guess} von 100 Kunden; es sind {agree}"
    ),
    "mirror.requests.title.one": "{count} Befund wiegt am schwersten",
    "mirror.requests.title.many": "{count} Befunde wiegen am schwersten",
    "mirror.agree": "{share} von 100 Kunden sagen ja",
    "mirror.guessed": "Führung schätzte {share}",
    "mirror.guess.none": "von der Führung nicht geschätzt",
    "mirror.guess.hidden": "Schätzung der Führung geschützt",
    "mirror.finding.agree": "{share} Kunden sagen ja",
    "mirror.finding.scores": "wir geben uns {inside}, Kunden {outside}",
    "mirror.request": "Antrag {number}",
    "mirror.request.other": "Weiteres",
    "mirror.request.due": "bis {day}",
    "mirror.request.expected": "erwartet {change}",
    "mirror.request.none": "Noch ohne Antrag",
    "mirror.request.none.ask": "Eine Maßnahme vorschlagen lassen?",
    # what became of the last decisions
    "decided.title.one": "{reached} von {count} Beschluss{when} ist erreicht",
    "decided.title.many": "{reached} von {count} Beschlüssen{when} erreicht",
    "decided.of_month": " vom {month}",
    "decided.column.decision": "Beschluss",
    "decided.column.expected": "erwartet",
    "decided.column.measured": "gemessen",
    "decided.column.state": "Stand",
    "decided.reached": "erreicht",
    "decided.reached_unsure": "erreicht, noch nicht sicher",
    "decided.nearly": "fast erreicht",
    "decided.nearly_ongoing": "fast erreicht, läuft weiter",
    "decided.better": "besser, nicht erreicht",
    "decided.better_ongoing": "besser, läuft weiter",
    "decided.unsure": "kein sicherer Unterschied",
    "decided.worse": "schlechter als zuvor",
    "decided.unmeasured": "noch nicht gemessen",
    "decided.protected": "nicht gezeigt",
    "decided.no_goal": "gemessen, ohne Erwartung",
    "strong.leader_contact.share.worse": "{rest} Führungskräften trafen keinen Kunden",
    "strong.feedback_answered.in_time.worse": "{rest} Rückmeldungen beantworten wir nicht rechtzeitig",
    "strong.idea_answered.in_time.worse": "{rest} Ideen beantworten wir nicht rechtzeitig",
    "strong.contact_answered.in_time.worse": "{rest} Kontakten nehmen wir nicht rechtzeitig an",
    # how many agree, and how many leaders thought would
    "agreement.title.more.one": "in {count} von {of} Kriterien rechnet die Führung sicher mit zu viel Zustimmung",
    "agreement.title.more.many": "in {count} von {of} Kriterien rechnet die Führung sicher mit zu viel Zustimmung",
    "agreement.title.less.one": "in {count} von {of} Kriterien rechnet die Führung sicher mit zu wenig Zustimmung",
    "agreement.title.less.many": "in {count} von {of} Kriterien rechnet die Führung sicher mit zu wenig Zustimmung",
    "agreement.title.guesses": "die Führung schätzte die Zustimmung in {count} Kriterien",
    "agreement.lead": (
        "Im Mittel von {criteria} Kriterien schätzten {managers} Führungskräfte, dass {guess} von 100 Kunden "
        "zustimmen; es sind {agree} ({customers} Antworten)."
    ),
    "agreement.chart.label": "Von 100 Kunden stimmen zu: geschätzt von der Führung und gemessen",
    "agreement.of_hundred": "Von 100 Kunden",
    "agreement.guess": "geschätzt",
    "agreement.agree": "sagen ja",
    "agreement.column.off": "Die Führung schätzte",
    "agreement.high": "{points} zu hoch",
    "agreement.low": "{points} zu tief",
    "agreement.note": (
        "Ring: so viele von 100 Kunden stimmen nach der Schätzung der Führung zu. Punkt: so viele gaben 6 oder 7 von "
        "7. Querstriche: 95‑%‑Intervalle; Vergleiche nach Holm korrigiert."
    ),
    "agreement.who.managers": "unserer Führungskräfte",
    "agreement.who.all": "von uns",
    "agreement.sentence.short": "{name}: {own} {who} sagen ja, {agree} unserer Kunden",
    "agreement.sentence.own": " {who}{n} sagen: {meaning} ",
    "agreement.sentence.customers": " unserer Kunden{n} stimmen zu.",
    "published.title": "Anderswo sagen es {inside} der Firmen von sich, {outside} der Kunden stimmen zu",
    "published.column.source": "Quelle",
    "published.column.question": "Was gefragt war",
    "published.column.inside": "von sich",
    "published.column.outside": "von den Kunden",
    "published.ours": "Wir, {name}",
    "published.ours.agree": "Zustimmung innen; Zustimmung der Kunden",
    "published.ours.guess": "Zustimmung innen; Schätzung der Führung",
    "published.bain": "Bain & Company, {year}",
    "published.bain.question": "hervorragendes Erlebnis; 362 Firmen und ihre Kunden",
    "published.capgemini": "Capgemini, {year}",
    "published.capgemini.question": "kundenorientiert; 450 Führungskräfte, {consumers} Konsumenten",
    "published.cmo_council": "CMO Council, {year}",
    "published.cmo_council.question": "kundenorientiert; beides Meinungen von Marketingleuten",
    "published.note": (
        "Anteile von Menschen mit anderen Fragen in anderen Jahren: Sie stehen neben unseren Anteilen, nicht auf der "
        "Skala unserer Werte. CMO Council: „von den Kunden“ ist, was Marketingleute von ihren Kunden glauben."
    ),
    # the course of both views
    "course.title.closer": "Die zwei Bilder nähern sich: Lücke {first} {in_period}, jetzt {last}",
    "course.title.apart": "Die zwei Bilder entfernen sich: Lücke {first} {in_period}, jetzt {last}",
    "course.title.unsure": "Kein sicherer Unterschied: Lücke {first} {in_period}, jetzt {last}",
    "course.title.new": "Seit dem neuen Fragebogen gibt es erst {count} Welle, noch ohne Vergleich",
    "course.title.one_sided": "{count} Wellen mit dem gleichen Fragebogen; für die Lücke fehlt ein Wert",
    "course.asked_anew": "neu gefragt",
    "course.note": "Ring: wir, Punkt: Kunden; Querstriche: 95‑%‑Intervalle.",
    "course.note.break": (
        "Ring: wir, Punkt: Kunden; Querstriche: 95‑%‑Intervalle. Die doppelte Linie trennt zwei Fragebogen; Werte "
        "davor und danach vergleichen wir nicht."
    ),
    "course.changes.title.none": "in keinem von {of} Kriterien ist die Lücke seit {since} sicher kleiner",
    "course.changes.title.one": "in {closer} von {of} Kriterien ist die Lücke seit {since} sicher kleiner",
    "course.changes.title.many": "in {closer} von {of} Kriterien ist die Lücke seit {since} sicher kleiner",
    "course.column.we": "wir",
    "course.column.customers": "Kunden",
    "course.column.gap": "Lücke",
    "course.column.change": "Veränderung",
    "course.state.closer": "sicher kleiner",
    "course.state.apart": "sicher größer",
    "course.state.unsure": "kein sicherer Unterschied",
    # how far the figures carry
    "soundness.title.higher": "die Führung gibt uns {managers}, die Front {front_line}",
    "soundness.title.lower": "die Front gibt uns {front_line}, die Führung nur {managers}",
    "soundness.title.unsure": "Führung {managers}, Front {front_line}: kein sicherer Unterschied",
    "soundness.title.asked": "geantwortet haben {asked}",
    "soundness.chart.label": "Führung und Front je Kriterium",
    "soundness.scale": "Werte 0 bis 100",
    "soundness.column.difference": "Führung minus Front",
    "soundness.note": (
        "Großer Ring: Führung ({managers}), kleiner Ring: Front ({front_line}); Querstriche: 95‑%‑Intervalle."
    ),
    "soundness.numbers": "{count} Zeilen: alle Zahlen des Spiegels mit Intervall und n",
    "response.title": "{shares} haben geantwortet",
    "response.title.missing": "{shares} haben geantwortet, deutlich weniger hier: {units}",
    "response.share.employee": "{share} der Mitarbeitenden",
    "response.share.manager": "{share} der Führung",
    "response.share.observer": "{share} der Beobachtenden",
    "response.share.customer": "{share} der Kunden",
    "response.who.employee": "Mitarbeitende insgesamt",
    "response.who.manager": "Führung insgesamt",
    "response.who.observer": "Beobachtende insgesamt",
    "response.who.customer": "Kunden insgesamt",
    "response.others.one": "Alle übrigen Einheiten ({count})",
    "response.others.many": "Alle übrigen Einheiten ({count})",
    "response.units": "Einzelne Einheiten",
    "response.column.share": "Anteil",
    "response.column.answered": "geantwortet",
    "response.answered": "{answered} von {asked}",
    "response.note": (
        "Einheiten nach Namen. Eine Einheit steht nur dann für sich, wenn mindestens {minimum} Personen geantwortet "
        "und mindestens {minimum} nicht geantwortet haben und sich daraus keine kleinere Gruppe ausrechnen lässt."
    ),
    "reliability.title.firm": (
        "Alle Aussagen gehen mit den übrigen ihrer Dimension zusammen, am wenigsten {name} ({who}, {value})"
    ),
    "reliability.title.weak": "{name} passt schlecht zu den übrigen Aussagen der Dimension ({who}, {value})",
    "reliability.column.scale": "Dimension, Sicht",
    "reliability.column.omega": "Omega",
    "reliability.column.alpha": "Alpha (95‑%‑Intervall)",
    "reliability.column.items": "Jede Aussage mit den übrigen, zuerst die am wenigsten passende",
    "reliability.least": "passt am wenigsten: {item}",
    "reliability.unknown": "unbekannt",
    "reliability.note": (
        "Item-Total-Korrelation: wie weit die Antworten auf eine Aussage mit der Summe der übrigen zusammengehen, von "
        "−1 bis 1. Unter {least} misst eine Aussage etwas anderes als die übrigen."
    ),
    "soundness.agreement.head": "Einheiten vergleichen",
    "soundness.agreement.enough": (
        "Die Antworten der {units} Einheiten stimmen genug überein, um die Einheiten zu vergleichen (ICC(1) {icc1}, "
        "ICC(2) {icc2})."
    ),
    "soundness.agreement.little": (
        "Die Antworten der {units} Einheiten stimmen zu wenig überein, um die Einheiten zu vergleichen (ICC(1) {icc1}, "
        "ICC(2) {icc2})."
    ),
    "soundness.agreement.unit.one": (
        "Die Antworten dieser Einheit stimmen zu wenig überein, um sie zu vergleichen: {units}."
    ),
    "soundness.agreement.unit.many": (
        "Die Antworten dieser Einheiten stimmen zu wenig überein, um sie zu vergleichen: {units}."
    ),
    "soundness.reliability.head": "Zuverlässigkeit",
    "soundness.reliability.firm": "Die Aussagen jeder Dimension messen dasselbe (Omega {span}).",
    "soundness.reliability.loose": (
        "Die Aussagen der Dimensionen messen dasselbe (Omega {span}), mit Vorsicht zu lesen: {scales}."
    ),
    "soundness.reliability.alpha": "Alpha {span}.",
    "soundness.factors.three": "Drei Dimensionen beschreiben die Antworten besser als eine (CFI {three} gegen {one}).",
    "soundness.factors.one": "Eine Dimension beschreibt die Antworten so gut wie drei (CFI {one} gegen {three}).",
    "soundness.weighting.head": "Gewichtung",
    "soundness.weighting": (
        "{who} gewichtet nach {variables}: Design-Effekt {effect}, wirksames n {n}, {trimmed} Gewichte begrenzt."
    ),
    "soundness.who.inside": "Mitarbeitende",
    "soundness.who.employee": "Mitarbeitende",
    "soundness.who.manager": "Führung",
    "soundness.who.customer": "Kunden",
    "soundness.not_comparable.head": "Nicht vergleichbar",
    "soundness.hidden.head": "Geschützt",
    "soundness.hidden": (
        "{cells} von {of} Werten sind geschützt. Eine Regel, die nur kleine Gruppen verbirgt, hätte {simple} "
        "verborgen; die übrigen ließen sich sonst ausrechnen."
    ),
    # findings as sentences
    "finding.gap": "wir geben uns {value}, unsere Kunden {comparison}",
    "finding.guess": "die Führung schätzte {value}; {comparison} der Kunden sagen ja",
    "finding.perspective": "die Führung gibt uns {value}, die Front {comparison}",
    "difference.gap.more": "{difference} Lücke",
    "difference.gap.less": "Kunden sehen uns um {difference} besser",
    "difference.guess.more": "um {difference} zu hoch",
    "difference.guess.less": "um {difference} zu tief",
    "difference.perspective.more": "{difference} mehr als die Front",
    "difference.perspective.less": "{difference} weniger als die Front",
    # who was asked
    "asked.inside": "{answered} Mitarbeitende",
    "asked.inside.of": "{answered} von {asked} Mitarbeitenden",
    "asked.customer": "{answered} Kunden",
    "asked.customer.of": "{answered} von {asked} Kunden",
    "asked.missing.one": "es fehlt: {names}",
    "asked.missing.many": "es fehlen: {names}",
    "asked.more": "{count} weitere",
    "asked.weighted": "gewichtet",
    "mirror.method": (
        "Methode: {asked}. Skala 0 bis 100, gezeigt {low} bis {high}, Streifen {zone}. Querstriche: 95‑%‑Intervalle; "
        "Lücken für {gaps} Vergleiche korrigiert (Holm). Geschützt sind Gruppen unter {minimum} Personen; das "
        "betrifft {hidden} von {of} "
        "Werten. Festgehalten am {created}."
    ),
}
