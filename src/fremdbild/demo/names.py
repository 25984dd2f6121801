"""Word lists for made-up people, companies and addresses. Any likeness to a real person is chance."""

from __future__ import annotations


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN_NAMES = _listed(
    "Anna Beat Carla Daniel Elena Fabian Gabriela Hans Irene Jonas Karin Lukas Martina Nico Olivia Peter "
    "Regula Simon Tamara Urs Vera Walter Yvonne Andreas Barbara Christoph Daniela Erich Franziska Georg Heidi "
    "Ivan Jasmin Kevin Laura Marco Nadja Oliver Petra Reto Sandra Thomas Ursula Valentin Adrian Bettina "
    "Cédric Doris Emil Flavia Günter Helene Jörg Jürg Käthi Livia Manuel Noemi Patrick Ruth Sarah Tobias Ueli "
    "Verena Zoé Alexandra Bruno Corinne Dominik Esther Felix Gregor Hanna Isabelle Julian Kathrin Leonie "
    "Markus Nicole Pascal Rahel Stefan Theres Viktor Mirjam Selina Samuel Sophie Rolf Silvia Roland Monika "
    "Michael Maria Matthias Lea Lara Jan Fritz Eva"
)
FAMILY_NAMES = _listed(
    "Müller Meier Schmid Keller Weber Huber Schneider Meyer Steiner Fischer Gerber Brunner Baumann Frei "
    "Zimmermann Moser Widmer Wyss Graf Roth Suter Baumgartner Bachmann Bucher Berger Hofer Ammann Lehmann "
    "Egli Hess Christen Kunz Koch Arnold Lüscher Hofmann Bühler Bieri Kaufmann Lüthi Bühlmann Stalder Zürcher "
    "Kälin Küng Gut Odermatt Portmann Schär Imhof Sägesser Zbinden Aebi Affolter Burri Camenzind Dubach "
    "Eberle Fässler Furrer Gisler Häfliger Ineichen Jenni Kessler Läubli Mäder Näf Oberholzer Peter Räber "
    "Sigrist Tanner Ulrich Vogt Wirz Zaugg Bösch Dörig Föhn Gübeli Höhn Krähenbühl Löffel Niederberger Rüegg "
    "Schürmann Stöckli Thöni Wälti Züger Marti Stettler Studer Hunziker Flückiger Scherrer Gerber-Roth "
    "Meier-Huber Keller-Frei"
)
STREETS = _listed(
    "Bahnhofstrasse Hauptstrasse Dorfstrasse Seestrasse Schulstrasse Kirchgasse Gartenweg Birkenweg "
    "Lindenstrasse Mühlegasse Rosenweg Bergstrasse Feldstrasse Wiesenweg Industriestrasse Poststrasse "
    "Zürcherstrasse Bernstrasse Sonnenhalde Höhenweg Bachstrasse Waldweg Obergasse Untergasse Brunnmattweg "
    "Kapellstrasse Museggstrasse Rebenweg Tannenweg Quellenstrasse Eichweg Rütistrasse Länggasse "
    "Grünaustrasse Föhrenweg"
)
TOWNS = (
    ("8001", "Zürich"), ("8400", "Winterthur"), ("3011", "Bern"), ("6003", "Luzern"), ("4051", "Basel"),
    ("9000", "St. Gallen"), ("5000", "Aarau"), ("6300", "Zug"), ("8200", "Schaffhausen"), ("3600", "Thun"),
    ("2502", "Biel/Bienne"), ("4600", "Olten"), ("7000", "Chur"), ("8500", "Frauenfeld"), ("8610", "Uster"),
    ("5400", "Baden"), ("6010", "Kriens"), ("3098", "Köniz"), ("8810", "Horgen"), ("9500", "Wil SG"),
    ("4500", "Solothurn"), ("6210", "Sursee"), ("8620", "Wetzikon"), ("6460", "Altdorf UR"), ("3400", "Burgdorf"),
    ("8134", "Adliswil"), ("4800", "Zofingen"), ("6430", "Schwyz"), ("8280", "Kreuzlingen"), ("3900", "Brig"),
)  # fmt: skip
TRADES = _listed(
    "Holzbau Schreinerei Gartenbau Elektro Sanitär Malergeschäft Bäckerei Metzgerei Treuhand Architektur "
    "Garage Optik Buchhandlung Druckerei Reinigung Transporte Gastro Informatik Coiffure Apotheke Weinhandel "
    "Physiotherapie Metallbau Dachdecker"
)
LEGAL_FORMS = ("AG", "GmbH", "AG", "GmbH", "& Co. KG", "Genossenschaft")
