"""Words of `web.picture`."""

from __future__ import annotations

PICTURE: dict[str, str] = {
    "picture.title": "Bild, {period}",
    "picture.kicker": "{organisation} · {period} · festgehalten am {created}",
    "picture.other": "andere Auswertung",
    "picture.back": "Bild, {period}",
    "picture.slide": "Folie",
    "picture.slides": "Folien",
    "picture.report": "Der Bericht für die Leitung zu dieser Auswertung:",
    "picture.download": "{form}: {heading}",
    "picture.whole": "Beide Sichten auf der ganzen Skala, 0 bis 100",
    "picture.gap": "{points} Lücke",
    "picture.gap.better": "Kunden sehen uns um {points} besser",
    "picture.fact.inside": "Mitarbeitende",
    "picture.fact.customer": "Kunden",
    "picture.answered": "{answered} antworteten",
    "picture.answered.of": "{answered} von {asked} antworteten",
    "picture.of_n": "n {n}",
    "picture.before": "{when} {value}; {how}",
    "picture.column.criterion": "Kriterium und was es sagt",
    "picture.voice.title": "Eine Stimme von vielen",
    "picture.voice.quoted": "„{text}“",
    "picture.voice.about": "Ein Satz von vielen, Anliegen: {touchpoint}. Wer ihn schrieb, stimmt hier am wenigsten zu.",
    "picture.voice.plain": "Ein Satz von vielen. Wer ihn schrieb, stimmt hier am wenigsten zu.",
    "picture.action": "Maßnahme",
    "picture.owner": "Verantwortlich",
    "picture.due": "bis",
    "picture.expected": "erwartete Wirkung",
    "picture.so_far": "bisher",
    "picture.now": "jetzt",
    "picture.status.proposed": "beantragt",
    "picture.status.decided": "beschlossen",
    "picture.status.done": "umgesetzt",
    "picture.status.rejected": "abgelehnt",
    "picture.actions.proposed.one": "eine Maßnahme ist beantragt",
    "picture.actions.proposed.many": "{count} Maßnahmen sind beantragt",
    "picture.actions.decided.one": "eine ist beschlossen, {reached}",
    "picture.actions.decided.many": "{count} sind beschlossen, {reached}",
    "picture.actions.reached.none": "keine davon am Ziel",
    "picture.actions.reached.one": "eine davon am Ziel",
    "picture.actions.reached.many": "{count} davon am Ziel",
    "picture.one_side.whole": "Die eine Sicht auf der ganzen Skala, 0 bis 100",
    "picture.one_side.ask_outside": (
        "Kunden sind zu den fünfzehn Kriterien noch nicht gefragt, darum gibt es keine Lücke zu lesen. Als Nächstes "
        "startet die Analyse unter „Fragen“ eine Umfrage bei Kunden; nach dem Schluss zeigt die "
        "nächste Auswertung beide Sichten."
    ),
    "picture.one_side.ask_inside": (
        "Mitarbeitende und Führung sind zu den fünfzehn Kriterien noch nicht gefragt, darum gibt es keine Lücke zu "
        "lesen. Als Nächstes startet die Analyse unter „Fragen“ eine Umfrage bei Mitarbeitenden; nach der Auszählung "
        "zeigt die nächste Auswertung beide Sichten."
    ),
    "picture.one_side.few_outside": (
        "Was Kunden sagten, ist zum Schutz kleiner Gruppen nicht gezeigt. Als Nächstes in der nächsten Welle "
        "mehr Kunden fragen."
    ),
    "picture.one_side.few_inside": (
        "Was Mitarbeitende sagten, ist zum Schutz kleiner Gruppen nicht gezeigt. Als Nächstes in der nächsten Welle "
        "mehr Mitarbeitende fragen."
    ),
    "picture.one_side.outside.step": "Kunden fragen",
    "picture.one_side.inside.step": "Mitarbeitende fragen",
    "picture.step.actions": "Maßnahmen prüfen",
    "picture.step.actions.one": "eine ist beantragt",
    "picture.step.actions.many": "{count} sind beantragt",
    "picture.step.unit": "Eigene Einheit ansehen",
    "picture.step.trust": "Wie gezählt wird",
    "picture.step.trust.note": "Begriffe, Daten, Schutz",
    "picture.protection": (
        "Gezeigt werden nur Gruppen ab {minimum} Personen, Kommentare ab {comments}. In dieser Auswertung "
        "sind {hidden} von {of} Werten geschützt. Jede Zahl öffnet ihre Definition, ihr n und ihr Intervall."
    ),
    "picture.definitions": "Begriffe und Methode",
    "picture.definitions.title": "{count} Messgrößen, jede mit ihrer Definition.",
    "picture.definitions.lead": (
        "Was eine Zahl bedeutet, wie sicher sie ist, wie viele hinter ihr stehen und woher sie kommt."
    ),
    "picture.nothing.title": "Noch gibt es kein Bild.",
    "picture.nothing.text": "Es wurde noch nichts ausgewertet. Sobald es ein Ergebnis gibt, steht es hier.",
    "picture.nothing.text.run": (
        "Es wurde noch nichts ausgewertet. Sind Daten da, dann werten Sie sie aus; sonst fragen Sie zuerst."
    ),
    "picture.nothing.run": "Jetzt auswerten",
    "picture.nothing.ask": "Oder eine erste Welle beginnen",
    "picture.choice": "Auswertungen",
    "picture.choice.one": "Es gibt eine Auswertung.",
    "picture.choice.many": "Es gibt {count} Auswertungen.",
    "picture.choice.lead": "Jede ist festgehalten und ändert sich nie mehr. Die neueste steht zuoberst.",
    "picture.choice.period": "Zeitraum",
    "picture.choice.number": "Nummer",
    "picture.choice.created": "festgehalten am",
    "picture.choice.measures": "Messgrößen",
    "picture.choice.hidden": "geschützt",
    "picture.choice.damaged": "nicht lesbar",
    "picture.damaged.title": "Diese Zahlen sind im Moment nicht lesbar.",
    "picture.damaged.text": (
        "Eine Datei einer festgehaltenen Auswertung ist beschädigt oder fehlt. Antworten gehen dadurch keine verloren. "
        "Bitte jenen sagen, die auswerten; bis dahin stehen an ihrer Stelle keine anderen Zahlen."
    ),
    "picture.damaged.mend": (
        "Eine Datei einer festgehaltenen Auswertung ist beschädigt oder fehlt. Antworten gehen dadurch keine verloren. "
        "Sie lässt sich aus einer Sicherung zurücklegen; unten steht, welche es ist."
    ),
    "picture.damaged.problem": "Was nicht stimmt",
    "picture.damaged.next": "Eine lesbare Auswertung ansehen",
    "picture.damaged.trust": "Zum Vertrauen: was hier gespeichert ist",
    "picture.damaged.others": "Lesbare Auswertungen",
    "picture.choice.of": "{hidden} von {of} Werten",
    "picture.criterion.kicker": "Kriterium in {dimension}",
    "picture.no_gap": "Die beiden Sichten lassen sich hier nicht vergleichen.",
    "picture.is_blind_spot": "Das ist ein blinder Fleck.",
    "picture.statements": "Was das Kriterium sagt",
    "picture.asked.inside": "Mitarbeitende:",
    "picture.asked.outside": "Kunden:",
    "picture.quoted": "„{text}“",
    "picture.all_of_us": "Wir alle",
    "picture.views": "Alle Sichten, 0 bis 100",
    "picture.evidence.none": "Was die Daten sagen",
    "picture.by_unit.note": (
        "Kleine Einheiten stehen mit der nächsten Einheit darüber zusammen. Einheiten werden nicht gereiht."
    ),
    "picture.with_all_below": "{name} mit allen darunter",
    "picture.by_segment": "Was Segmente von Kunden geben, nach Namen",
    "picture.group.hidden": "Die Werte zu {name} sind geschützt zum Schutz kleiner Gruppen.",
    "picture.figures": "Alle Messgrößen, hier und gesamt",
    "picture.figure": "Messgröße",
    "picture.here": "hier",
    "picture.target": "Ziel",
    "picture.segment.criteria": "Was dieses Segment in fünfzehn Kriterien gibt",
    "picture.over_time": "Verlauf, das Neueste zuoberst",
    "picture.unit.headline": "{name} gibt sich {value}, die ganze Organisation gibt sich {total}.",
    "picture.unit.hidden": "Was {name} sich gibt, ist geschützt zum Schutz kleiner Gruppen.",
    "picture.unit.lead": "Wie sich die Einheit sieht, was ihre Daten zeigen und was Kunden zu ihren Anliegen sagen.",
    "picture.unit.criteria": "Wie sich die Einheit in fünfzehn Kriterien sieht",
    "picture.unit.figures": "Was die Daten der Einheit zeigen",
    "picture.unit.owned": "Kunden der Anliegen, für die {name} verantwortlich ist",
    "picture.unit.below": "Einheiten darunter",
    "picture.source": "Woher die Zahl kommt",
    "picture.source.name": "Quelle",
    "picture.source.table": "Tabelle",
    "picture.source.rows": "Zeilen",
    "picture.source.files": "Dateien",
    "picture.method": "95-%-Intervall nach {method}",
    "picture.by_unit": "{count} Einheiten zeigen, wie sie sich selbst sehen",
    "picture.figures.one": "Eine Messgröße hat hier einen Wert",
    "picture.figures.many": "{count} Messgrößen haben hier einen Wert",
    "picture.further.none": "Auch jedes der {segments} Segmente hat eine Seite",
    "picture.further.one": "Auch {segments} Segmente und die eigene Einheit haben eine Seite",
    "picture.further.many": "Auch {segments} Segmente und {units} Einheiten haben je eine Seite",
}
