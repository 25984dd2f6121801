"""The paper for the works council in German; `council.….head` and `.text` are a heading and what stands below it."""

WORKS_COUNCIL: dict[str, str] = {
    "council.title": "{organisation}: Unterlage für den Betriebsrat, Fassung {number}",
    "council.kind": "Unterlage für den Betriebsrat",
    "council.version": "Fassung {number}",
    "council.periods": "Zeiträume",
    "council.sources.one": "{count} Quelle",
    "council.sources.many": "{count} Quellen",
    # page one
    "council.front.reads.one": "fremdbild liest {count} Spalte, davon {work} über Beschäftigte oder ihre Arbeit.",
    "council.front.reads.many": "fremdbild liest {count} Spalten, davon {work} über Beschäftigte oder ihre Arbeit.",
    "council.front.shows": "Gezeigt wird keine Zahl über weniger als {minimum} Personen.",
    "council.front.lead": (
        "Diese Unterlage sagt, was fremdbild bei {organisation} aus {sources} liest, was es berechnet, zeigt und "
        "verbirgt, und wo der Schutz endet. Das Programm hat sie am {date} aus seinen Einstellungen (fremdbild.toml) "
        "und aus seinem Code erzeugt."
    ),
    "council.front.section": "{count} Fragen, jede mit der Seite, die sie ganz beantwortet",
    "council.front.foot": (
        "Programm fremdbild {program}. Frühere Fassungen liegen im Ordner works-council und werden nie überschrieben."
    ),
    "council.front.hash": "Prüfsumme der Einstellungen (SHA-256): {hash} …",
    "council.question.purposes": "Wozu?",
    "council.question.employees": "Welche Daten über Beschäftigte?",
    "council.question.measures": "Was wird berechnet?",
    "council.question.never": "Was wird nie berechnet?",
    "council.question.protection": "Ab wann wird etwas gezeigt?",
    "council.question.access": "Wer sieht was?",
    "council.question.vote": "Wie werden Beschäftigte befragt?",
    "council.question.keeping": "Wo liegt es, und wie lange?",
    "council.question.changes": "Was ist neu?",
    "council.question.limits": "Wo endet der Schutz?",
    "council.question.agreement": "Was ist zu vereinbaren?",
    "council.answer.purposes.none": "Mit diesen Einstellungen wird nichts berechnet.",
    "council.answer.employees.one": "{count} Spalte beschreibt die Arbeit von Einheiten, ohne Person.",
    "council.answer.employees.many": "{count} Spalten beschreiben die Arbeit von Einheiten, ohne Person.",
    "council.answer.employees.persons": (
        "{persons} Spalten handeln von einzelnen Beschäftigten oder ihren Antworten, {work} von der Arbeit von "
        "Einheiten."
    ),
    "council.answer.measures.one": "{count} Messgröße.",
    "council.answer.measures.many": "{count} Messgrößen.",
    "council.answer.measures.by": "Gegliedert nach: {groupings}.",
    "council.answer.protection": (
        "Ab {minimum} Personen, bei der Arbeit von Einheiten auch ab so vielen im Team. Unter {floor} lässt sich das "
        "nicht stellen."
    ),
    "council.answer.access": (
        "In diesem Ordner ist keine Webanwendung eingerichtet, darum gibt es keine Rollen: Wer den Ordner lesen "
        "darf, sieht alles darin."
    ),
    "council.answer.access.application": (
        "In der Webanwendung sieht jede von {roles} Rollen, was ihre Aufgabe braucht. Wer den Ordner lesen darf, "
        "sieht alles darin."
    ),
    "council.answer.vote": "Nicht mit diesem Programm: In diesem Ordner ist keine Webanwendung eingerichtet.",
    "council.answer.vote.application": (
        "Anonym, wie bei einer Briefwahl: versiegelt, einmal von einer Vertrauensperson geöffnet, gemischt. Sie "
        "gibt jede Umfrage vorher frei."
    ),
    "council.answer.keeping": "Im Ordner von fremdbild.toml. Eine Löschfrist ist nicht eingestellt.",
    "council.answer.keeping.application": (
        "Im Ordner von fremdbild.toml. Adressen von Befragten gehen {days} Tage nach dem Schluss, Umschläge nach "
        "dem Auszählen; sonst ist keine Frist eingestellt."
    ),
    "council.answer.first": "Dies ist die erste Fassung.",
    "council.answer.unchanged": "Nichts, seit Fassung {number} vom {date}.",
    "council.answer.changed.one": "{count} Änderung seit Fassung {number} vom {date}.",
    "council.answer.changed.many": "{count} Änderungen seit Fassung {number} vom {date}.",
    "council.answer.limits": "{count} Grenzen, die man kennen muss.",
    "council.answer.agreement": "{count} Punkte, die das Programm nicht festlegt.",
    # columns of the tables
    "council.column.question": "Frage",
    "council.column.answer": "Antwort",
    "council.column.page": "Seite",
    "council.column.column": "Spalte in fremdbild",
    "council.column.origin": "Spalte der Quelle",
    "council.column.meaning": "Bedeutung",
    "council.column.about": "Handelt von",
    "council.column.table": "Tabelle",
    "council.column.unread": "Spalten, die leer bleiben",
    "council.column.measure": "Messgröße",
    "council.column.counts": "Was sie zählt",
    "council.column.computed": "Wird berechnet",
    "council.column.grouping": "Gegliedert nach",
    "council.column.shows": "Was man darin sieht",
    "council.column.target": "Ziel",
    "council.column.where": "Gilt für",
    "council.column.role": "Rolle",
    "council.column.role_sees": "Was sie sieht und tut",
    "council.column.right": "Was man darf",
    "council.column.roles": "Welche Rollen es dürfen",
    "council.column.place": "Ort",
    "council.column.what": "Was dort liegt",
    "council.column.personal": "Von wem es handelt",
    "council.column.until": "Bis wann",
    "council.column.law": "Bestimmung",
    "council.column.asks": "Worum es geht",
    "council.column.changed": "Was sich geändert hat",
    "council.column.before": "Bisher",
    "council.column.after": "Jetzt",
    # purposes
    "council.purposes.title.one": "Das Programm dient {count} Zweck, und {never} Dinge tut es nie",
    "council.purposes.title.many": "Das Programm dient {count} Zwecken, und {never} Dinge tut es nie",
    "council.purposes.lead": (
        "Die Zwecke ergeben sich aus den Messgrößen, die mit diesen Einstellungen berechnet werden; einen weiteren "
        "kennt das Programm nicht. Dass jemand Ergebnisse für anderes verwendet, kann es nicht verhindern. Das gehört "
        "in eine Vereinbarung."
    ),
    "council.purposes.section": "Wozu das Programm mit diesen Einstellungen dient",
    "council.purpose.survey.head": "Zeigen, was Befragte sagen",
    "council.purpose.survey.text": (
        "Wie Befragte die Organisation erleben: Anteile und Mittel ihrer Antworten, mit der Unsicherheit, die sie "
        "haben."
    ),
    "council.purpose.process.head": "Zeigen, was die eigenen Daten belegen",
    "council.purpose.process.text": (
        "Wie es Kunden mit ihren Anliegen ergeht: ob Zusagen gehalten werden, wie lange es dauert, ob es beim ersten "
        "Mal gelingt. Je Einheit, wo danach gegliedert ist."
    ),
    "council.purpose.thing.head": "Zeigen, was Vorhaben bringen",
    "council.purpose.thing.text": "Ob Projekte und Änderungen den Nutzen gebracht haben, der versprochen war.",
    "council.purpose.report.head": "Die Leitung unterrichten",
    "council.purpose.report.text": (
        "Ein Bericht mit Befunden: gegen Ziele, gegen Vergleichswerte, gegen frühere Zeiträume und gegen den Rest der "
        "Organisation."
    ),
    "council.never.section": "{count} Dinge, die das Programm nicht tut",
    "council.never.note": (
        "Das steht im Code, und keine Einstellung ändert es. Welche Spalten gelesen und wonach gegliedert wird, "
        "bestimmen dagegen die Einstellungen."
    ),
    "council.never.person.head": "Kein Ergebnis je Person",
    "council.never.person.text": (
        "Nach Personen lässt sich nicht gliedern. Keine Tabelle hat eine Spalte für die Person, die an einem Anliegen "
        "gearbeitet hat."
    ),
    "council.never.rank.head": "Keine Rangliste von Personen",
    "council.never.rank.text": (
        "Niemand wird gereiht, weder Beschäftigte noch Führungskräfte, und auch keine Einheit. Wo nach Einheiten "
        "gegliedert ist, zeigt der Bericht sie nach Namen."
    ),
    "council.never.profile.head": "Kein Profil und keine Vorhersage",
    "council.never.profile.text": (
        "Das Programm bewertet keine einzelnen Menschen und sagt nichts über ihr künftiges Verhalten voraus."
    ),
    "council.never.decision.head": "Keine Entscheidung über Menschen",
    "council.never.decision.text": (
        "Es schreibt Berichte, befragt und erinnert ans Antworten. Über niemanden entscheidet es etwas."
    ),
    "council.never.logged.head": "Kein Protokoll über Lesen und Antworten",
    "council.never.logged.text": (
        "Wer einen Bericht liest oder eine Befragung beantwortet, steht in keinem Protokoll dieses Programms."
    ),
    "council.never.sent.head": "Nichts geht an den Hersteller oder an Dritte",
    "council.never.sent.text": (
        "Womit das Programm sich verbindet, steht auf der Seite über den Zugang; es ist nur, was die "
        "Einstellungen und die Umgebung der Webanwendung nennen."
    ),
    # law
    "council.laws.title": "{count} Bestimmungen, zu denen diese Unterlage Angaben liefert",
    "council.laws.note": (
        "In Dienststellen gelten die Personalvertretungsgesetze von Bund und Ländern. Diese Liste ist keine "
        "Rechtsberatung, und ob eine Bestimmung greift, beurteilen die Parteien."
    ),
    "council.law.information.name": "§ 80 Abs. 2 BetrVG",
    "council.law.information.asks": "Den Betriebsrat rechtzeitig und umfassend unterrichten, mit Unterlagen",
    "council.law.technique.name": "§ 87 Abs. 1 Nr. 6 BetrVG",
    "council.law.technique.asks": (
        "Mitbestimmung bei technischen Einrichtungen, die Verhalten oder Leistung überwachen; nach der Rechtsprechung "
        "genügt, dass sie sich dazu eignen"
    ),
    "council.law.questionnaire.name": "§ 94 Abs. 1 BetrVG",
    "council.law.questionnaire.asks": "Zustimmung zu Personalfragebogen: ob Antworten von Beschäftigten gelesen werden",
    "council.law.data.name": "Art. 5, 13, 30 und 35 DSGVO, § 26 BDSG",
    "council.law.data.asks": "Zweck, Sparsamkeit, Frist, Verzeichnis, Folgenabschätzung; Daten von Beschäftigten",
    "council.law.health.name": "Schweiz: Art. 48 ArG",
    "council.law.health.asks": "Information und Mitsprache beim Schutz der Gesundheit",
    "council.law.surveillance.name": "Schweiz: Art. 26 ArGV 3",
    "council.law.surveillance.asks": "Keine Systeme, die das Verhalten am Arbeitsplatz überwachen sollen",
    "council.law.participation.name": "Schweiz: Art. 9 und 10 Mitwirkungsgesetz",
    "council.law.participation.asks": "Rechtzeitige und umfassende Information; Mitsprache",
    "council.law.swiss_data.name": "Schweiz: Art. 6, 12 und 19 DSG, Art. 328b OR",
    "council.law.swiss_data.asks": (
        "Zweck, Verhältnismäßigkeit, Verzeichnis, Pflicht zu informieren; Daten von Beschäftigten"
    ),
    # data about employees
    "council.employees.title.one": (
        "{count} Spalte beschreibt die Arbeit von Einheiten; wer gearbeitet hat, sagt sie nicht"
    ),
    "council.employees.title.many": (
        "{count} Spalten beschreiben die Arbeit von Einheiten; wer gearbeitet hat, sagt keine"
    ),
    "council.employees.title.persons": (
        "{persons} Spalten handeln von einzelnen Beschäftigten oder ihren Antworten, {work} von der Arbeit von "
        "Einheiten"
    ),
    "council.employees.more.one": "{count} weitere Spalte handelt von Beschäftigten oder ihrer Arbeit",
    "council.employees.more.many": "{count} weitere Spalten handeln von Beschäftigten oder ihrer Arbeit",
    "council.employees.lead": (
        "Hier steht jede Spalte, die etwas über Beschäftigte oder ihre Arbeit sagen kann, auch ohne Namen. In einer "
        "kleinen Einheit kann schon ein Zeitpunkt verraten, wer gearbeitet hat."
    ),
    "council.employees.answers.read": "Antworten von Beschäftigten können gelesen werden.",
    "council.employees.answers.unread": "Antworten von Beschäftigten werden nicht gelesen.",
    "council.employees.names.head": "Namen in Wörtern der Quelle",
    "council.employees.names.text": (
        "Einheit, Tätigkeit, Firma und freie Texte werden übernommen, wie die Quelle sie schreibt. Steht dort der "
        "Name einer Person, so erkennt das Programm es nicht. Die Quelle muss es ausschließen."
    ),
    "council.employees.headcount.head": "Kopfzahlen",
    "council.employees.headcount.text": (
        "Sind Zahlen je Einheit und dienen dem Schutz: Ohne Kopfzahl bleiben Zahlen über die Arbeit einer Einheit "
        "verborgen."
    ),
    "council.employees.customers.head": "Beschäftigte als Kunden",
    "council.employees.customers.text": (
        "Wer in der Organisation arbeitet und zugleich ihr Kunde ist, steht als Kunde in den Daten, wie jeder andere. "
        "Ein Merkmal, das beides verbindet, gibt es nicht."
    ),
    # all other columns
    "council.others.title": "{customers} weitere Spalten handeln von Kunden, {things} von keinem Menschen",
    "council.others.lead": "Damit ist die Liste vollständig: Was weder hier noch davor steht, wird nicht gespeichert.",
    "council.others.more.one": "{count} weitere Spalte handelt von Kunden oder von keinem Menschen",
    "council.others.more.many": "{count} weitere Spalten handeln von Kunden oder von keinem Menschen",
    "council.source.file": "System {system}, Dateien {place}; füllt {table}, je Zeile: {grain}",
    "council.source.database": "System {system}, Datenbank {place}; füllt {table}, je Zeile: {grain}",
    "council.about.customer": "Kunden",
    "council.about.work": "Arbeit von Einheiten",
    "council.about.employee": "Beschäftigten",
    "council.about.thing": "keinem Menschen",
    "council.origin.sql": "vom SQL der Quelle benannt, falls es sie gibt",
    "council.origin.word": "für alle Zeilen „{word}“",
    "council.origin.fixed": "für alle Zeilen gleich",
    # what is not read
    "council.unread.title.one": "{count} Spalte könnte das Programm lesen und liest sie nicht",
    "council.unread.title.many": "{count} Spalten könnte das Programm lesen und liest sie nicht",
    "council.unread.section": "Was in den Tabellen leer bleibt",
    "council.unread.tables": "ganze Tabellen, die keine Quelle füllt",
    "council.dropped.title": "Was beim Laden wegfällt, und zwei Ausnahmen",
    "council.dropped.unnamed.head": "Jede Spalte, die nicht aufgeführt ist",
    "council.dropped.unnamed.text": (
        "Eine Datei mag mehr Spalten haben. Was die Einstellungen nicht nennen, bleibt in der Datei und wird nicht "
        "gespeichert."
    ),
    "council.dropped.worker.head": "Wer an einem Anliegen gearbeitet hat",
    "council.dropped.worker.text": (
        "Dafür hat keine Tabelle eine Spalte. Das SQL einer Quelle kann solche Personen zählen; gespeichert wird nur "
        "die Zahl."
    ),
    "council.dropped.set_aside.head": "Ausnahme: Zeilen, die sich nicht lesen lassen",
    "council.dropped.set_aside.text": (
        "Von einer Zeile, die sich nicht in Spalten teilen lässt, wird der Anfang zurückgelegt, bis {letters} "
        "Zeichen, mit allem, was darin steht, damit jemand sie berichtigen kann."
    ),
    "council.dropped.screen.head": "Ausnahme: Meldungen auf dem Bildschirm",
    "council.dropped.screen.text": (
        "Wer lädt, bekommt zu jedem Fehler den ersten Wert gezeigt, der sich nicht verwenden ließ, von einer "
        "unlesbaren Zeile deren Anfang."
    ),
    "council.made.title": "Was beim Laden dazukommt",
    "council.made.days.head": "Tage in der Zeitzone der Organisation",
    "council.made.days.text": (
        "Zu Zeitpunkten wird der Kalendertag gespeichert, weil Monate und Quartale danach geschnitten werden."
    ),
    "council.made.person_key.head": "Ein Hashwert je Person",
    "council.made.person_key.text": (
        "Aus System und Kundennummer, bei Befragungen sonst aus der zufälligen Kennung, wird eine 64-Bit-Zahl "
        "gebildet. Damit werden verschiedene Personen gezählt. Sie ist ein Pseudonym, keine Anonymisierung."
    ),
    # SQL
    "council.sql.title.one": "{count} Quelle wird mit SQL gelesen; hier steht es",
    "council.sql.title.many": "{count} Quellen werden mit SQL gelesen; hier steht es",
    "council.sql.more": "Das SQL von {sources} geht hier weiter",
    "council.sql.head": "{source}, Prüfsumme {hash}",
    "council.sql.lead": (
        "SQL kann jede Spalte der Quelle lesen, um daraus neue zu bilden; gespeichert wird nur, was aufgeführt ist. "
        "Texte und Zahlen ab vier Stellen sind durch … ersetzt, weil sie Angaben zu Personen sein können; Bemerkungen "
        "fehlen. Die Prüfsumme (SHA-256) gilt dem vollen Wortlaut in fremdbild.toml."
    ),
    # measures
    "council.measures.title.one": "{count} von {all} Messgrößen wird berechnet, und sie bewertet keine Person",
    "council.measures.title.many": "{count} von {all} Messgrößen werden berechnet, und keine bewertet eine Person",
    "council.measures.more.one": "{count} weitere Messgröße kennt das Programm",
    "council.measures.more.many": "{count} weitere Messgrößen kennt das Programm",
    "council.measures.lead": (
        "Es gibt keine anderen: Wer eine eigene Messgröße will, muss das Programm ändern. Eine Messgröße wird "
        "berechnet, sobald eine Quelle ihre Tabellen füllt."
    ),
    "council.computed.yes": "ja",
    "council.computed.no": "nein, es fehlt: {tables}",
    "council.statistics": "Gezeigt: {names}.",
    "council.measure.about.survey": "Antworten von Befragten",
    "council.measure.about.process": "Anliegen von Kunden, und damit die Einheiten, die daran arbeiten",
    "council.measure.about.thing": "Vorhaben und Dinge, keine Menschen",
    # groupings
    "council.groups.title.one": "{count} Gliederung ist eingestellt, davon {units} nach Einheiten",
    "council.groups.title.many": "{count} Gliederungen sind eingestellt, davon {units} nach Einheiten",
    "council.groups.lead": (
        "Jede Messgröße wird für die ganze Organisation berechnet und dazu nach diesen Gliederungen, soweit die Daten "
        "sie haben. Mehrere Spalten in einer Gliederung werden zusammen und einzeln unterschieden."
    ),
    "council.groups.show.units": (
        "Wie es Kunden mit einer Einheit ergeht. Zahlen über ihre Arbeit nur, wenn dort mindestens {minimum} Personen "
        "arbeiten und mindestens {minimum} Kunden betroffen sind; Antworten ab {minimum} Antwortenden, auch bei "
        "kleineren Teams."
    ),
    "council.groups.show.customers": "Wie es Gruppen von Kunden ergeht, ab {minimum} Personen.",
    "council.groups.show.whole": "Wie es den Kunden der ganzen Organisation ergeht.",
    "council.groups.show.series": "Auch für die {count} Zeiträume davor.",
    "council.groups.columns.head": "Wonach sich gliedern lässt",
    "council.groups.columns.text": "Nur nach: {columns}, und nach Zeiträumen. Nach Personen nicht.",
    "council.groups.order.head": "Einheiten im Bericht",
    "council.groups.order.text": (
        "Der Bericht führt Einheiten nach Namen auf, nicht nach ihrem Wert. Er hebt eine Einheit hervor, wo ihr "
        "Unterschied zum Rest der Organisation sicher ist, für alle Vergleiche korrigiert: als Befund und in der "
        "Überschrift eines Bildes. Wie viele einer Einheit geantwortet haben, steht nur da, wo genügend Personen "
        "geantwortet und genügend nicht geantwortet haben."
    ),
    "council.targets.title.one": "{count} Ziel ist eingestellt",
    "council.targets.title.many": "{count} Ziele sind eingestellt",
    "council.targets.none": "Ziele sind keine eingestellt",
    "council.targets.none.text": (
        "Ein Ziel kann für die ganze Organisation oder für eine Gruppe gelten, auch für eine Einheit."
    ),
    "council.targets.everywhere": "die ganze Organisation und alle Gruppen",
    # protection
    "council.protection.title": (
        "Unter {minimum} Personen wird nichts gezeigt, und unter {floor} lässt sich das nicht stellen"
    ),
    "council.protection.lead": (
        "Ergebnisse verlassen die Auswertung nur durch eine Stelle im Code, und dort gelten diese Regeln. Bericht, "
        "Tabellen und Ausgabe auf dem Bildschirm zeigen dieselben festgehaltenen Zeilen."
    ),
    "council.protection.rules": "{count} Regeln, nach denen gezeigt oder verborgen wird",
    "council.protection.counting": "Wie gezählt und geprüft wird",
    "council.rule.minimum.head": "Mindestens {minimum} Personen",
    "council.rule.minimum.text": (
        "Keine Zahl über weniger als {minimum} verschiedene Personen: Kunden bei Anliegen, Antwortende bei "
        "Befragungen. Mehr lässt sich einstellen; eine kleinere Zahl als {floor} weist das Programm zurück."
    ),
    "council.rule.comments.head": "Mindestens {comments} Kommentare",
    "council.rule.comments.text": "Gilt für Berichte, die Kommentare zeigen. Dieses Programm zeigt noch keine.",
    "council.rule.teams_counted.head": "Auch im Team mindestens {minimum}",
    "council.rule.teams_counted.text": (
        "Zahlen über die Arbeit einer Einheit erscheinen nur, wenn dort nach den geladenen Kopfzahlen mindestens "
        "{minimum} Personen arbeiten. Ist die Kopfzahl nicht bekannt, bleibt die Einheit verborgen."
    ),
    "council.rule.teams_both.head": "Auch im Team mindestens {minimum}",
    "council.rule.teams_both.text": (
        "Zahlen über die Arbeit einer Einheit erscheinen nur, wenn dort nach den geladenen Kopfzahlen mindestens "
        "{minimum} Personen arbeiten. Wo die Kopfzahl fehlt, gilt die Zahl, die die Einstellungen für jede Einheit "
        "erklären: {teams}."
    ),
    "council.rule.teams_unknown.head": "Einheiten bleiben verborgen",
    "council.rule.teams_unknown.text": (
        "Kopfzahlen sind keine geladen, und die Einstellungen erklären keine Größe der Teams. Darum erscheint keine "
        "Zahl über die Arbeit einer Einheit."
    ),
    "council.rule.teams_declared.head": "Die Größe der Teams ist erklärt, nicht gezählt",
    "council.rule.teams_declared.text": (
        "Kopfzahlen sind keine geladen. Die Einstellungen erklären, dass in jeder Einheit mindestens {teams} Personen "
        "arbeiten; darum werden Einheiten gezeigt."
    ),
    "council.rule.teams_too_few.head": "Einheiten bleiben verborgen",
    "council.rule.teams_too_few.text": (
        "Kopfzahlen sind keine geladen. Die Einstellungen erklären mindestens {teams} Personen je Einheit, weniger "
        "als {minimum}; darum erscheint keine Zahl über die Arbeit einer Einheit."
    ),
    "council.rule.team_answers.head": "Bei Befragungen zählt das Team nicht",
    "council.rule.team_answers.text": (
        "Was Befragte zu einer Einheit antworten, erscheint ab {minimum} Antwortenden, auch wenn dort weniger "
        "Personen arbeiten."
    ),
    "council.rule.subtraction.head": "Auch, was sich abziehen ließe",
    "council.rule.subtraction.text": (
        "Verborgen wird ebenso, was eine verborgene Zahl durch Abziehen verriete: in einer Tabelle, durch den Baum der "
        "Einheiten, zwischen Gliederungen, Zeiträumen und Auswertungen, die sich überschneiden."
    ),
    "council.rule.bounds_small.head": "Auch keine engen Grenzen",
    "council.rule.bounds_small.text": (
        "Von Antworten einer zu kleinen Gruppe lässt sich der Mittelwert nie enger angeben als auf zwei von sieben "
        "Punkten. Eine große Gruppe, die ihretwegen verborgen ist, lässt sich nicht berechnen, aber enger eingrenzen."
    ),
    "council.rule.bounds_all.head": "Auch keine engen Grenzen",
    "council.rule.bounds_all.text": (
        "Von Antworten jeder verborgenen Gruppe lässt sich der Mittelwert nie enger angeben als auf zwei von sieben "
        "Punkten, auch nicht von einer großen, die anderer wegen verborgen ist."
    ),
    "council.rule.unanimous.head": "Auch, was alle gleich beantwortet haben",
    "council.rule.unanimous.text": "Eine einstimmige Gruppe verriete, was jede einzelne Person geantwortet hat.",
    "council.rule.same_mark.head": "Ein Wort für alles Verborgene",
    "council.rule.same_mark.text": (
        "Ob eine Gruppe selbst zu klein ist oder eine andere schützt: Beides heißt „geschützt“, ohne Wert und ohne "
        "Anzahl."
    ),
    "council.rule.frozen.head": "Gliederungen stehen vorher fest",
    "council.rule.frozen.text": (
        "Eine Auswertung wird einmal berechnet und festgehalten. Wer Ergebnisse liest, kann keinen anderen Schnitt "
        "verlangen."
    ),
    "council.counted.person.head": "Personen",
    "council.counted.person.text": "Gezählt werden verschiedene Kunden oder Antwortende, nicht ihre Anliegen.",
    "council.counted.case.head": "Ohne Kundennummer",
    "council.counted.case.text": "Dann zählt jedes Anliegen als eine Person; die Auswertung vermerkt es.",
    "council.counted.checked.head": "Sehr große Tabellen",
    "council.counted.checked.text": (
        "Hat eine Tabelle mehr als {cells} Gruppen, so wird sie nur in sich geprüft und nicht gegen alle anderen "
        "Gliederungen; die Auswertung vermerkt es."
    ),
    # access
    "council.access.title": (
        "In diesem Ordner ist keine Webanwendung eingerichtet: Wer ihn lesen darf, sieht alles darin"
    ),
    "council.access.title.application": (
        "Rollen bestimmen, wer in der Webanwendung was sieht; wer den Ordner lesen darf, sieht alles"
    ),
    "council.access.lead": (
        "Darum gibt es hier keine Anmeldung und keine Rollen, und dieses Programm befragt keine Beschäftigten. "
        "Wer den Ordner lesen darf, bestimmt das Betriebssystem; das Programm weiß es nicht und kann es nicht "
        "auflisten."
    ),
    "council.access.lead.application": (
        "In der Webanwendung meldet man sich an. Daneben gibt es den Ordner: Wer ihn lesen darf, bestimmt das "
        "Betriebssystem; das Programm weiß es nicht und kann es hier nicht auflisten."
    ),
    "council.access.section": "Wer was sieht, in {count} Punkten",
    "council.access.folder.head": "Wer den Ordner lesen darf",
    "council.access.folder.text": (
        "Sieht den Speicher Zeile für Zeile, alle Auswertungen, alle Berichte und diese Unterlage."
    ),
    "council.access.server.head": "Wer den Server betreibt",
    "council.access.server.text": (
        "Kann die Datenbank der Webanwendung lesen: Konten, Adressen, Antworten von Kunden mit Namen. Versiegelte "
        "Antworten von Beschäftigten sind dort nicht lesbar, außer ihr Schlüssel liegt auf dem Server; dann sagt "
        "es die erste Seite der Umfrage."
    ),
    "council.access.report.head": "Wer einen Bericht bekommt",
    "council.access.report.text": (
        "Sieht freigegebene Zahlen ab {minimum} Personen, auch die einzelner Einheiten, wo danach gegliedert ist. "
        "{addressee}"
    ),
    "council.access.load.head": "Wer lädt",
    "council.access.load.text": "Muss die Quellen lesen dürfen und sieht in Meldungen einzelne Werte daraus.",
    "council.access.settings.head": "Wer fremdbild.toml schreiben darf",
    "council.access.settings.text": (
        "Bestimmt, welche Spalten gelesen werden, wonach gegliedert wird und welche Mindestgruppe gilt."
    ),
    "council.access.unseen.head": "Wer gelesen hat",
    "council.access.unseen.text": (
        "Sagt das Programm niemandem: Es hält nicht fest, wer einen Bericht öffnet oder druckt."
    ),
    "council.roles.title": "{count} Rollen in der Webanwendung, und was jede darf",
    "council.roles.lead": (
        "Die Tabellen entstehen aus dem Code, der jede Anfrage beantwortet. Wem ein Recht fehlt, der bekommt eine "
        "Antwort, als gäbe es nichts. Wer welche Rolle hat, steht in der Anwendung unter Vertrauen."
    ),
    "council.roles.section": "Wen es gibt",
    "council.roles.rights": "{count} Rechte, und wer sie hat",
    "council.roles.note": (
        "Eine Person kann mehrere Rollen haben, jede für eine Einheit oder die ganze Organisation; die Verwaltung "
        "gibt und nimmt sie, und das Prüfprotokoll hält es fest."
    ),
    "council.roles.more": "Was die Tabellen nicht sagen",
    "council.roles.leads.head": "Was Einheitsleitungen sehen",
    "council.roles.leads.text": (
        "Freigegebene Zahlen der ganzen Organisation, ihrer Einheit und der Einheiten darunter, und deren "
        "Maßnahmen. Nicht die anderer Einheiten, und nichts, was Kunden nach Einheiten sagen."
    ),
    "council.roles.small.head": "Kleine Einheiten",
    "council.roles.small.text": (
        "Gehen in der nächsthöheren Einheit auf: Ihre Leitung sieht „Team und Nachbarn“. Alle Mindestgruppen "
        "gelten für jede Rolle gleich."
    ),
    "council.roles.trustee.head": "Was die Vertrauensperson tut",
    "council.roles.trustee.text": (
        "Etwa aus Personalvertretung oder Datenschutz: gibt Fragen, Gruppen, Mindestzahlen "
        "und Löschdaten jeder Umfrage unter Beschäftigten vor der ersten Einladung frei, bewahrt ihren Schlüssel "
        "auf, öffnet sie einmal und liest das Prüfprotokoll."
    ),
    "council.roles.administrator.head": "Was die Verwaltung sieht",
    "council.roles.administrator.text": (
        "Konten, Einheiten und das Prüfprotokoll; dadurch allein keine Ergebnisse und keine Texte. Sie könnte "
        "sich eine Rolle geben; das steht im Prüfprotokoll, und die Vertrauensperson liest es."
    ),
    "council.roles.log.head": "Was im Prüfprotokoll steht",
    "council.roles.log.text": (
        "Wer was über Kunden und Einstellungen gesehen oder geändert hat: Rollen, Umfragen, Freigaben, Öffnungen, "
        "wer eine Rückmeldung mit Namen oder einen Text vor dem Abdecken geöffnet hat. Einträge sind verkettet; "
        "ein veränderter fällt auf."
    ),
    "council.roles.never.head": "Was nie darin steht",
    "council.roles.never.text": (
        "Wer eine Seite mit Ergebnissen gelesen hat, wer befragt wurde, wer eine Umfrage beantwortet hat und was "
        "jemand geantwortet hat."
    ),
    "council.right.picture": "Das Bild öffnen: freigegebene Ergebnisse",
    "council.right.ask": "Umfragen und ihren Stand öffnen",
    "council.right.voices": "Öffnen, was Menschen geschrieben haben",
    "council.right.act": "Maßnahmen öffnen",
    "council.right.trust": "Begriffe, Daten, Schutz und Rollen öffnen",
    "council.right.api_tokens": "Schlüssel für die Programmierschnittstelle machen, für sich selbst",
    "council.right.run_assessment": "Daten laden und auswerten",
    "council.right.edit_survey": "Umfragen vorbereiten und beginnen, Ergebnisse an Befragte freigeben",
    "council.right.erase_answers": "Antworten einer Person auf ihr Verlangen löschen, ohne sie zu lesen",
    "council.right.approve_wave": "Eine Umfrage unter Beschäftigten freigeben oder ablehnen",
    "council.right.open_wave": "Umschläge mitnehmen und das geöffnete Ergebnis bringen",
    "council.right.mask_comments": "Texte lesen, wie sie geschrieben wurden, abdecken und freigeben",
    "council.right.decide": "Über Maßnahmen entscheiden",
    "council.right.report_on_action": "Über Maßnahmen berichten",
    "council.right.answer_feedback": "Rückmeldungen von Kunden mit Namen lesen und beantworten",
    "council.right.see_customers": (
        "Alles sehen, was über Kunden gespeichert ist, die mit der eigenen Einheit zu tun hatten"
    ),
    "council.right.read_audit": "Das Prüfprotokoll lesen und mitnehmen",
    "council.right.administer": "Konten, Rollen und Einheiten ändern",
    "council.vote.title": "Beschäftigte antworten wie bei einer Briefwahl: versiegelt, gemischt und einmal geöffnet",
    "council.vote.lead": (
        "So fragt die Webanwendung Beschäftigte und Führungskräfte, immer; keine Einstellung lässt sie mit Namen "
        "antworten."
    ),
    "council.vote.section": "Von der Einladung zum Ergebnis",
    "council.vote.limits": "{count} Dinge, die es nicht ausschließen kann",
    "council.vote.kinds.head": "Zwei Arten von Umfragen",
    "council.vote.kinds.text": (
        "Mit Namen werden nur Kunden und Außenstehende gefragt, und die erste Seite sagt es. Beschäftigte "
        "antworten immer anonym, auch wo sie interne Kunden sind."
    ),
    "council.vote.seal.head": "Sofort versiegelt",
    "council.vote.seal.text": (
        "Jede Seite versiegelt die Antworten neu mit dem öffentlichen Schlüssel der Umfrage. Der Server kann sie "
        "nicht öffnen. Ein Entwurf ist mit einem Code verschlüsselt, den nur Browser und Person kennen."
    ),
    "council.vote.box.head": "Ein Umschlag für alle",
    "council.vote.box.text": (
        "Von Anfang an liegt für jede Einladung einer von gleicher Größe da, ob jemand antwortet oder nicht. Von "
        "einer Antwort gibt es keine Zeit, keine Sitzung und keine Protokollzeile."
    ),
    "council.vote.key.head": "Den Schlüssel hat die Vertrauensperson",
    "council.vote.key.text": (
        "Gemacht auf einem eigenen Gerät; der Server bekommt nur die öffentliche Hälfte. Geht er verloren, ist "
        "die Umfrage verloren. Eine Umfrage ohne Vertrauensperson ist möglich: Dann liegt der Schlüssel als Datei "
        "auf dem Server, und die erste Seite sagt es."
    ),
    "council.vote.opening.head": "Einmal geöffnet, nach dem Schluss",
    "council.vote.opening.text": (
        "Auf dem Gerät der Vertrauensperson: Kleine Gruppen werden zusammengelegt, Texte abgetrennt, beides gemischt; "
        "unter {minimum} Personen wird nichts geöffnet. Texte erscheinen ab {comments} Personen, nachdem jemand "
        "aus der Analyse Namen abgedeckt hat. Danach werden Umschläge und Schlüssel vernichtet, damit Sicherungen "
        "zubleiben."
    ),
    "council.vote.approval.head": "Vorher freigegeben",
    "council.vote.approval.text": (
        "Fragen, Gruppen, Mindestzahlen und Daten werden der Vertrauensperson vorgelegt und mit der ersten Einladung "
        "eingefroren. Wo es eine Vertrauensperson gibt, beginnt keine Umfrage unter Beschäftigten ohne ihr Ja; wo es "
        "keine gibt, entfällt die Freigabe."
    ),
    "council.vote.reminder.head": "Erinnerung und Zählung",
    "council.vote.reminder.text": (
        "Erinnert werden alle, denn niemand weiß, wer geantwortet hat. Solange sie läuft, wird eine Zahl für das "
        "Ganze gezeigt, einmal am Tag, in Zehnern, ab fünfzig. Mit dem Schluss führt keine Adresse mehr zu einem "
        "Umschlag."
    ),
    "council.vote.tested.head": "Geprüft",
    "council.vote.tested.text": (
        "Ein Test greift an, mit einer Kopie der Platte nach jeder Antwort, mit Mails, Protokollen und "
        "Sicherungen: Vor dem Öffnen findet er keine Antwort, danach ordnet er niemanden über den Zufall hinaus "
        "zu."
    ),
    "council.addressee": "Als Empfänger nennen die Einstellungen: {names}.",
    "council.addressee.none": "Einen Empfänger nennen die Einstellungen nicht.",
    "council.technique.title": "Womit gerechnet und wohin verbunden wird",
    "council.technique.engine.head": "Rechnet mit",
    "council.technique.engine.text": "{engine}",
    "council.technique.connected.head": "Verbindungen",
    "council.technique.connected.text": "{connected}",
    "council.technique.logs.head": "Protokolle",
    "council.technique.logs.text": (
        "Das Programm schreibt keine Protokolldatei. Was ein Rechner sonst aufzeichnet, etwa Befehle oder Zugriffe "
        "auf Dateien, ist Sache der Organisation."
    ),
    "council.technique.server_logs.head": "Protokolle",
    "council.technique.server_logs.text": (
        "Der Server schreibt Fehler und was im Hintergrund getan wurde, ohne Adressen von Lesenden, Links von "
        "Umfragen oder Namen. Handlungen stehen im Prüfprotokoll (Seite über Rollen). Was ein Rechner oder ein "
        "Proxy sonst aufzeichnet, ist Sache der Organisation."
    ),
    "council.engine.duckdb": "DuckDB, im Programm selbst, auf dem Rechner, auf dem es läuft ({versions}).",
    "council.engine.spark": (
        "Apache Spark, auf dem Cluster, den die Einstellungen nennen ({versions}). Geladen wird auf dem Rechner, auf "
        "dem das Programm läuft."
    ),
    "council.connected.none": "Mit keinem anderen Rechner.",
    "council.connected.some": "Nur mit dem, was die Einstellungen nennen: {places}.",
    "council.connected.application": (
        "Die Webanwendung verbindet sich dazu mit dem, was ihre Umgebung nennt: einer Datenbank, einem "
        "Mailserver, einem Anmeldedienst."
    ),
    # places
    "council.keeping.title": "Daten liegen an {count} Orten; eine Löschfrist ist für keinen eingestellt",
    "council.keeping.title.application": (
        "Daten liegen an {count} Orten; für {dated} davon ist eine Löschfrist gesetzt"
    ),
    "council.keeping.lead": (
        "Hier steht, was das Programm tut, nicht, was vereinbart ist. Alle Ordner liegen neben fremdbild.toml, wenn "
        "die Einstellungen nichts anderes sagen."
    ),
    "council.place.sources.name": "die Quellen selbst",
    "council.place.sources.what": "Dateien und Datenbanken, die es schon gibt",
    "council.place.sources.personal": "von allen, die darin stehen, auch in Spalten, die nicht gelesen werden",
    "council.place.sources.until": (
        "Bestimmt die Organisation. Das Programm liest sie und ändert und löscht darin nichts."
    ),
    "council.place.store.name": "{store}/",
    "council.place.store.what": "die gelesenen Spalten, Zeile für Zeile, als Parquet, nicht verschlüsselt",
    "council.place.store.personal": "von Kunden, und als Spur von der Arbeit der Einheiten",
    "council.place.store.until": (
        "Solange die Datei, aus der eine Zeile stammt, unter den Quellen steht. Ist sie weg, so gilt die Zeile vom "
        "nächsten Laden an nicht mehr."
    ),
    "council.place.replaced.name": "{store}/, ersetzte Dateien",
    "council.place.replaced.what": "Zeilen, die nicht mehr gelten",
    "council.place.replaced.personal": "wie im Speicher",
    "council.place.replaced.until": (
        "Bis zum ersten Laden, das mehr als {hours} Stunden nach dem Ersetzen beginnt; ohne Laden bleiben sie. Ältere "
        "Stände einer Zeile bleiben so lange wie ihre eigene Datei unter den Quellen."
    ),
    "council.place.set_aside.name": "{store}/set_aside/",
    "council.place.set_aside.what": "Zeilen, die sich nicht verwenden lassen, mit dem Grund",
    "council.place.set_aside.personal": "wie im Speicher; bei unlesbaren Zeilen von allen, die darin stehen",
    "council.place.set_aside.until": (
        "Bis die Datei berichtigt und neu geladen oder weggenommen ist; danach wie ersetzte Dateien."
    ),
    "council.place.work.name": "{store}/work/",
    "council.place.work.what": "was ein laufender Befehl zwischenlagert",
    "council.place.work.personal": "wie im Speicher",
    "council.place.work.until": (
        "Bis der Befehl endet. Nach einem Absturz bis zum nächsten Laden, Reste einer Auswertung bis zum ersten Laden "
        "nach {hours} Stunden."
    ),
    "council.place.load.name": "{store}/load.json",
    "council.place.load.what": "Benutzername, Rechner und Uhrzeit dessen, der lädt",
    "council.place.load.personal": "von der Person, die lädt",
    "council.place.load.until": "Bis das Laden gelingt. Nach einem misslungenen Laden bis zum nächsten, das gelingt.",
    "council.place.temporary.name": "Ordner des Systems für Zwischenstände",
    "council.place.temporary.what": "entpackte Dateien, während fremdbild check sie prüft",
    "council.place.temporary.personal": "von allen, die in der Datei stehen",
    "council.place.temporary.until": "Bis die Prüfung endet. Nach einem Absturz, bis das System aufräumt.",
    "council.place.cluster.name": "Rechner des Clusters",
    "council.place.cluster.what": "was Apache Spark für eine Rechnung verteilt und zwischenlagert",
    "council.place.cluster.personal": "wie im Speicher",
    "council.place.cluster.until": "Bestimmt der Cluster; das Programm löscht dort nichts.",
    "council.place.assessments.name": "assessments/",
    "council.place.assessments.what": (
        "freigegebene Ergebnisse und Befunde, dazu die Einstellungen und die Namen der gelesenen Dateien"
    ),
    "council.place.assessments.personal": "von Gruppen ab der Mindestgröße; keine Zeilen, keine Nummern von Personen",
    "council.place.assessments.until": (
        "Ohne Frist: Auswertungen sind festgehalten, das Programm ändert und löscht keine."
    ),
    "council.place.ledger.name": "ledger/",
    "council.place.ledger.what": "wer hinter jeder freigegebenen Zahl steht, um Auswertungen zu vergleichen",
    "council.place.ledger.personal": "Kunden und Antwortende als Prüfzahlen; deren Schlüssel liegt daneben",
    "council.place.ledger.until": "Kein Datum: Ohne sie ließe sich Späteres nicht mit Früherem vergleichen.",
    "council.place.reports.name": "reports/",
    "council.place.reports.what": "dasselbe in Worten und Bildern",
    "council.place.reports.personal": "wie Auswertungen",
    "council.place.reports.until": "Ohne Frist: Das Programm löscht keinen Bericht; wer ihn neu erzeugt, ersetzt ihn.",
    "council.place.papers.name": "works-council/",
    "council.place.papers.what": "alle Fassungen dieser Unterlage",
    "council.place.papers.personal": "von niemandem",
    "council.place.papers.until": "Ohne Frist.",
    "council.place.answers.name": "Webanwendung: Antworten",
    "council.place.answers.what": (
        "Antworten von Kunden mit Namen; geöffnete Antworten und Texte von Beschäftigten, gemischt"
    ),
    "council.place.answers.personal": "Kunden; Beschäftigte in Gruppen, ohne Person",
    "council.place.answers.until": "Keine Frist. Eine Welle bleibt, bis jemand sie aus der Datenbank entfernt.",
    "council.place.accounts.name": "Webanwendung: Konten",
    "council.place.accounts.what": "Adresse, Name, Sprache, Rollen, Arten der Anmeldung",
    "council.place.accounts.personal": "alle, die sich anmelden",
    "council.place.accounts.until": "Keine Frist: Ein geschlossenes Konto bleibt, damit das Prüfprotokoll lesbar ist.",
    "council.place.addresses.name": "Webanwendung: Adressen",
    "council.place.addresses.what": "von Befragten, mit Kunde, Fall und dem, woraus der Link entsteht",
    "council.place.addresses.personal": "befragte Kunden und Beschäftigte",
    "council.place.addresses.until": (
        "{days} Tage nach dem Schluss, nachts. Antworten bleiben ohne sie. Wer nicht befragt werden will, bleibt "
        "als Prüfzahl vermerkt."
    ),
    "council.place.envelopes.name": "Webanwendung: Umschläge",
    "council.place.envelopes.what": "versiegelte Antworten und verschlüsselte Entwürfe, und ihre Ausfuhr",
    "council.place.envelopes.personal": "Beschäftigte; zu ohne den Schlüssel",
    "council.place.envelopes.until": (
        "Bis die Umfrage ausgezählt ist; dann werden sie überschrieben und gelöscht, samt einem Schlüssel auf dem "
        "Server."
    ),
    "council.place.audit.name": "Webanwendung: Prüfprotokoll",
    "council.place.audit.what": "wer was über Kunden und Einstellungen gesehen oder geändert hat",
    "council.place.audit.personal": "Personen mit einer Rolle",
    "council.place.audit.until": "Keine Frist: Kein Eintrag lässt sich herausnehmen.",
    "council.place.collected.name": "web/answers/",
    "council.place.collected.what": "die Antworten, als Tabellen für das nächste Laden",
    "council.place.collected.personal": "wie Antworten, ohne Adressen",
    "council.place.collected.until": "Vor jedem Laden neu geschrieben.",
    "council.place.backups.name": "Sicherungen und Kopien",
    "council.place.backups.what": "was andere Programme sichern oder Menschen weitergeben",
    "council.place.backups.personal": "wie das, was kopiert ist",
    "council.place.backups.until": "Dem Programm nicht bekannt. Was im Speicher gelöscht ist, steht in ihnen weiter.",
    "council.keeping.deleted.head": "Eine Person löschen",
    "council.keeping.deleted.text": (
        "Einen eigenen Befehl gibt es nicht. Der Weg heute: in der Quelle löschen, neu laden und mehr als {hours} "
        "Stunden später noch einmal laden; oder den Speicher löschen und ganz neu laden."
    ),
    "council.keeping.customer.head": "Einer Person Auskunft geben",
    "council.keeping.customer.text": "Auch dafür gibt es keinen eigenen Befehl; die Auskunft kommt aus den Quellen.",
    # limits
    "council.limits.title": "{count} Grenzen muss man kennen, bevor man unterschreibt",
    "council.limits.lead": (
        "Was das Programm nicht leistet oder nicht wissen kann. Die Liste richtet sich nach den Einstellungen."
    ),
    "council.limit.store.head": "Der Speicher ist nicht geschützt, nur die Ergebnisse sind es",
    "council.limit.store.text": (
        "Mindestgruppen gelten für Ergebnisse. Wer den Ordner lesen darf, kann den Speicher mit einem anderen "
        "Programm öffnen und frei auswerten. Der Ordner braucht die Rechte einer Personalakte."
    ),
    "council.limit.assessments.head": "Was der Vergleich nicht sieht",
    "council.limit.assessments.text": (
        "Jede Auswertung wird mit allen früheren der gleichen Antworten verglichen, je zwei Zahlen miteinander. Drei "
        "und mehr zusammen werden über Auswertungen hinweg nicht gesucht, auch keine Antwort, die später berichtigt "
        "wird."
    ),
    "council.limit.small_units.head": "Wer dabei war, weiß mehr",
    "council.limit.small_units.text": (
        "Knapp über der Mindestgruppe können Kolleginnen und Kollegen ahnen, auf wen ein Wert zurückgeht. Eine höhere "
        "Mindestgruppe hilft; sie ist eine Zeile in den Einstellungen."
    ),
    "council.limit.names.head": "Namen in Wörtern werden nicht erkannt",
    "council.limit.names.text": (
        "Heißt eine Einheit, ein Kanal oder eine Tätigkeit wie eine Person, so steht der Name im Speicher und, wo "
        "danach gegliedert ist, in Ergebnissen."
    ),
    "council.limit.settings.head": "Einstellungen ändern sich ohne Zustimmung",
    "council.limit.settings.text": (
        "Wer fremdbild.toml schreiben darf, kann Spalten, Gliederungen und Mindestgruppe ändern. Das Programm fragt "
        "niemanden; es zeigt die Änderung erst, wenn jemand die nächste Fassung dieser Unterlage erzeugt."
    ),
    "council.limit.time.head": "Die Unterlage gilt für einen Tag",
    "council.limit.time.text": (
        "Frühere Auswertungen können andere Einstellungen gehabt haben. Jede hält die ihren in manifest.json fest."
    ),
    "council.limit.order.head": "Einheiten werden verglichen",
    "council.limit.order.text": (
        "Der Bericht reiht Einheiten nicht, zeigt aber ihre Werte untereinander und hebt hervor, welche sicher "
        "abweichen. Wer eine Einheit leitet, wird damit mittelbar verglichen, auch wenn keine Zahl von ihm allein "
        "handelt."
    ),
    "council.limit.team_answers.head": "Urteile über kleine Teams",
    "council.limit.team_answers.text": (
        "Antworten von Befragten werden je Einheit ab {minimum} Antwortenden gezeigt, ohne Rücksicht auf die Größe "
        "des Teams. In einem Team von zweien weiß jeder, wer gemeint ist."
    ),
    "council.limit.headcount.head": "Kopfzahlen können falsch sein",
    "council.limit.headcount.text": (
        "Der Schutz der Teams hängt an den geladenen Kopfzahlen. Sind sie veraltet oder zu hoch, so zeigt das "
        "Programm zu viel."
    ),
    "council.limit.declared.head": "Das Programm glaubt die erklärte Größe",
    "council.limit.declared.text": (
        "Die Einstellungen erklären {teams} Personen oder mehr in jeder Einheit, für die keine Kopfzahl vorliegt. "
        "Geprüft wird das nicht."
    ),
    "council.limit.answers.head": "Antworten von Beschäftigten kommen auch aus anderen Programmen",
    "council.limit.answers.text": (
        "Die Einstellungen nennen Quellen, in denen Antworten von Beschäftigten stehen können. Was im befragenden "
        "Programm geschah, sieht dieses nicht; Antworten müssen dort anonym und zu Gruppen vergröbert sein."
    ),
    "council.limit.case.head": "Ein Anliegen gilt als eine Person",
    "council.limit.case.text": (
        "Die Quellen nennen keine Kundennummer. Die Mindestgruppe zählt darum Anliegen; sieben Anliegen können von "
        "einem einzigen Kunden sein."
    ),
    "council.limit.sql.head": "SQL liest mehr, als es speichert",
    "council.limit.sql.text": (
        "Das SQL einer Quelle kann Spalten mit Personen lesen, um sie zu zählen oder zu ordnen. Es steht nach den "
        "Grenzen, damit man es prüfen kann."
    ),
    "council.limit.comments.head": "Freie Texte werden gespeichert, wie sie sind",
    "council.limit.comments.text": (
        "Auch mit Namen von Beschäftigten, die jemand hineinschreibt. Gezeigt werden jene aus Quellen nirgends; "
        "im Speicher stehen sie."
    ),
    "council.limit.behaviour.head": "Aus Zeitpunkten lässt sich auf Arbeit schließen",
    "council.limit.behaviour.text": (
        "Wer den Speicher lesen darf und den Dienstplan kennt, kann in kleinen Einheiten auf Personen schließen. "
        "Berechnet wird das nicht; geeignet dazu sind die Daten. Ob das zur Mitbestimmung führt, beurteilen die "
        "Parteien."
    ),
    "council.limit.remarks.head": "Texte können jemanden verraten",
    "council.limit.remarks.text": (
        "Was Menschen in der Webanwendung schreiben, liest jemand aus der Analyse, wie es ist, und deckt ab, "
        "bevor andere es sehen. Regeln helfen, Namen zu finden; einen Stil oder eine Geschichte finden sie nicht."
    ),
    "council.limit.operator.head": "Wer den Server betreibt",
    "council.limit.operator.text": (
        "Könnte das Programm verändern, einen anderen Schlüssel zeigen oder Umschläge erfinden. Gegen das Zweite "
        "hilft, den Fingerabdruck des Schlüssels mit dem der Vertrauensperson zu vergleichen; gegen das Erste hilft "
        "nichts im Programm."
    ),
    "council.limit.roles.head": "Rollen vergeben Menschen",
    "council.limit.roles.text": (
        "Eine Person kann zugleich Analyse machen und Vertrauensperson sein; das Programm verbietet es nicht. "
        "Wer welche Rolle hat, gehört in eine Vereinbarung."
    ),
    # to agree, and to sign
    "council.agreement.title": "{count} Punkte legt das Programm nicht fest; sie gehören in eine Vereinbarung",
    "council.agreement.lead": (
        "Platz für das, was beide Seiten abmachen, oder für einen Verweis auf die Vereinbarung, in der es steht."
    ),
    "council.agree.purpose.head": "Zweck und verbotene Verwendung",
    "council.agree.purpose.text": (
        "Wofür Ergebnisse verwendet werden dürfen, und wofür nicht: Beurteilung, Lohn, Abmahnung."
    ),
    "council.agree.readers.head": "Wer den Ordner lesen darf",
    "council.agree.readers.text": "Welche Funktionen; wer Rechte vergibt und entzieht.",
    "council.agree.readers_roles.head": "Wer den Ordner lesen darf, und wer welche Rolle hat",
    "council.agree.readers_roles.text": (
        "Welche Funktionen; wer Rechte vergibt und entzieht; wer Vertrauensperson ist, und dass es niemand ist, der "
        "auswertet."
    ),
    "council.agree.units.head": "Welche Einheiten unterschieden werden, und wer es sieht",
    "council.agree.units.text": "Ob die Leitung einer Einheit deren Zahlen zuerst sieht, und ob andere sie sehen.",
    "council.agree.minimum.head": "Welche Mindestgruppe gilt",
    "council.agree.minimum.text": (
        "Für Ergebnisse, für Teams und für Kommentare, und dass sie nicht ohne Zustimmung sinkt."
    ),
    "council.agree.retention.head": "Wie lange was bleibt",
    "council.agree.retention.text": (
        "Quellen, Speicher, Auswertungen, Berichte, Sicherungen; wer löscht, und wer es prüft."
    ),
    "council.agree.settings.head": "Wer Einstellungen ändern darf",
    "council.agree.settings.text": "Und wie lange davor die Vertretung der Beschäftigten davon erfährt.",
    "council.agree.papers.head": "Wann diese Unterlage erneuert wird",
    "council.agree.papers.text": "Etwa vor jeder Auswertung und vor jeder neuen Version des Programms.",
    "council.sign.title": "Fassung {number} hat vorgelegen",
    "council.sign.text": (
        "Beide Seiten bestätigen, dass sie Fassung {number} gesehen haben. Die Unterschrift ersetzt weder eine "
        "Vereinbarung noch eine Zustimmung."
    ),
    "council.sign.place": "Ort, Datum",
    "council.sign.employer": "Für den Arbeitgeber",
    "council.sign.council": "Für den Betriebsrat oder Personalrat",
    # the difference to the version before
    "council.changes.title.one": "Seit Fassung {number} vom {date} hat sich {count} Punkt geändert",
    "council.changes.title.many": "Seit Fassung {number} vom {date} haben sich {count} Punkte geändert",
    "council.changes.more.one": "{count} weiterer Punkt hat sich geändert",
    "council.changes.more.many": "{count} weitere Punkte haben sich geändert",
    "council.changes.lead": (
        "Verglichen ist alles, was diese Unterlage angibt. Eine Quelle, die dazukam oder wegfiel, steht für ihre "
        "Spalten."
    ),
    "council.thing.organisation": "Name der Organisation{name}",
    "council.thing.minimum_people": "Mindestgruppe, Personen{name}",
    "council.thing.minimum_comments": "Mindestgruppe, Kommentare{name}",
    "council.thing.two_points_apart": "Enge Grenzen{name}",
    "council.apart.unsafe_cells": "ausgeschlossen für zu kleine Gruppen",
    "council.apart.every_hidden_cell": "ausgeschlossen für jede verborgene Gruppe",
    "council.thing.teams_at_least": "Erklärte Größe der Teams{name}",
    "council.thing.floor": "Untergrenze im Programm{name}",
    "council.thing.application": "Webanwendung{name}",
    "council.thing.right": "Recht: {name}",
    "council.thing.addresses_days": "Tage nach dem Schluss, bis Adressen gelöscht werden{name}",
    "council.thing.source": "Quelle {name}",
    "council.thing.column": "Spalte {name} der Quelle {source}",
    "council.thing.meaning": "Bedeutung der Spalte {name} der Quelle {source}",
    "council.thing.sql": "SQL der Quelle {name}",
    "council.thing.grouping": "Gliederung {name}",
    "council.thing.measure": "Messgröße {name}",
    "council.thing.statistics": "Was die Messgröße {name} zeigt",
    "council.thing.target": "Ziel: {name}",
    "council.thing.limit": "Grenzwert {name}",
    "council.thing.addressee": "Empfänger des Berichts {name}",
    "council.thing.languages": "Sprachen der Berichte{name}",
    "council.thing.time_zone": "Zeitzone{name}",
    "council.thing.store": "Ordner des Speichers{name}",
    "council.thing.engine": "Womit gerechnet wird{name}",
    "council.thing.version": "Version von {name}",
    "council.was.absent": "gab es nicht",
    "council.was.removed": "gibt es nicht mehr",
    "council.was.unset": "nicht eingestellt",
    "council.was.there": "ja",
    "council.was.sql": "Prüfsumme {hash}",
    "council.was.columns.one": "{count} Spalte ({names})",
    "council.was.columns.many": "{count} Spalten ({names})",
}

SWISS_WORKS_COUNCIL: dict[str, str] = {
    "council.title": "{organisation}: Unterlage für die Arbeitnehmervertretung, Fassung {number}",
    "council.kind": "Unterlage für die Arbeitnehmervertretung",
    "council.sign.council": "Für die Arbeitnehmervertretung",
    "council.law.information.name": "Deutschland: § 80 Abs. 2 BetrVG",
    "council.law.technique.name": "Deutschland: § 87 Abs. 1 Nr. 6 BetrVG",
    "council.law.questionnaire.name": "Deutschland: § 94 Abs. 1 BetrVG",
    "council.law.data.name": "Deutschland: Art. 5, 13, 30 und 35 DSGVO, § 26 BDSG",
    "council.law.health.name": "Art. 48 ArG",
    "council.law.surveillance.name": "Art. 26 ArGV 3",
    "council.law.participation.name": "Art. 9 und 10 Mitwirkungsgesetz",
    "council.law.swiss_data.name": "Art. 6, 12 und 19 DSG, Art. 328b OR",
}
"""What is called otherwise in Switzerland."""
