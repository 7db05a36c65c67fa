"""The words that a generated company is made of: names of people, clients, projects and notes.

Short lists of our own: a library of names is large, and what it draws from one seed changes with its version.
All names are invented, addresses end in example.com, and the telephone numbers are reserved for fiction.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

_ASCII = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "ë": "e", "ć": "c", "č": "c", "ı": "i", "'": None, ".": None}
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST_NAMES = _words(
    """
    Anna Maria Lena Sophie Laura Julia Katharina Lisa Sarah Eva Hannah Magdalena Theresa Christina Barbara
    Sabine Petra Andrea Claudia Monika Birgit Ursula Elif Jovana Zeynep Chiara Jasmin Nina Vera Zoë Lukas Tobias
    David Florian Maximilian Michael Thomas Andreas Stefan Markus Christian Martin Johannes Jakob Paul Felix
    Simon Elias Matthias Wolfgang Jürgen Günther René Emre Mehmet Luka Nikola Marco Pavel Björn
    """
)

LAST_NAMES = _words(
    """
    Gruber Huber Bauer Wagner Müller Pichler Steiner Moser Mayer Hofer Leitner Berger Fuchs Eder Fischer Schmid
    Winkler Weber Schwarz Maier Schneider Reiter Mayr Schmidt Wimmer Egger Brunner Lang Baumgartner Auer Binder
    Lechner Wolf Wallner Aigner Ebner Koller Lehner Haas Schuster Haider Strasser Böhm Köck Jäger Öllinger
    Horvath Novak Yılmaz Demir Petrović Kovačić Nagy Rossi Svoboda Weiß Zöhrer O'Brien
    """
)

STEMS = _words(
    """
    Adlerhorst Ahornblatt Almrausch Bachforelle Birkenhof Blauracke Distelfink Dohlenstein Eichenwald Eisvogel
    Enzian Espenlaub Falkenau Feldlerche Fichtengrund Firnlicht Fuchsbau Gamsfeld Ginsterberg Goldammer
    Habichtstal Hagebutte Haselnuss Heidekraut Heidelbeer Hirschkäfer Holunder Igelstein Kiebitz Kirschblüte
    Kornblume Krähenfuß Lärchenau Libelle Löwenzahn Luchsegg Marderberg Mistelzweig Mohnblume Möwenfels
    Murmeltal Nachtfalter Otterbach Pirol Quellwasser Rabenhof Rehkitz Salamander Schilfrohr Schneehase
    Silberdistel Sonnentau Specht Steinadler Storchennest Tannenzapfen Uhuberg Wacholder Wiesel Zaunkönig
    """
)
TRADES = _words(
    """
    Bau Logistik Energie Medien Textil Elektro Pharma Lebensmittel Immobilien Versicherung Maschinenbau Handel
    Verlag Hotels Reisen Software Optik Holz Metall Labor Transporte Umwelttechnik Druck Gartenbau
    """
)
FORMS = ("GmbH", "GmbH", "GmbH", "AG", "KG", "e.U.", "GmbH & Co KG")
STREETS = ("Hauptstraße", "Bahnhofstraße", "Lindengasse", "Am Anger", "Industriestraße", "Kirchenplatz", "Mühlweg")

# City, postal code, country, latitude and longitude.
CITIES = (
    ("Wien", "1070", "AT", 48.2020, 16.3480),
    ("Wien", "1100", "AT", 48.1710, 16.3800),
    ("Graz", "8020", "AT", 47.0750, 15.4210),
    ("Linz", "4020", "AT", 48.3010, 14.2900),
    ("Salzburg", "5020", "AT", 47.8010, 13.0440),
    ("Innsbruck", "6020", "AT", 47.2640, 11.3940),
    ("Berlin", "10115", "DE", 52.5320, 13.3840),
    ("München", "80331", "DE", 48.1370, 11.5720),
    ("Zürich", "8001", "CH", 47.3720, 8.5420),
)
PHONES = {"Berlin": "+49 30 23125", "München": "+49 89 99998"}  # followed by three digits

OWN_NAME = "Lindenhof Services GmbH"
# Name of a project of the company's own, and the task that is booked on it.
OWN_PROJECTS = (
    ("Internal meetings", "Meeting"),
    ("Further training", "Training"),
    ("Offers", "Sales"),
    ("Office", "Administration"),
    ("Company IT", "Support"),
)

# By the length of a project: 0 is over in weeks, 3 is a contract that runs all year.
TOPICS = (
    ("Audit", "Workshop", "Landing page", "Data import", "Quick check", "Migration test", "Printer set-up", "Training"),
    (
        "Website",
        "Online shop",
        "Time terminals",
        "Reporting",
        "Newsletter",
        "Interface",
        "Server move",
        "Fit-out",
    ),
    ("ERP rollout", "Customer portal", "Warehouse system", "Relaunch", "Plant documentation", "Data platform"),
    ("Support", "Maintenance", "Hosting", "Service contract"),
)

# Name of a task, its hour rate if it has one of its own, and what people write about it.
TASKS: tuple[tuple[str, float | int | None, tuple[str, ...]], ...] = (
    (
        "Development",
        None,
        ("Form validation", "Import of master data", "Fixed the rounding", "Code review", "Clean-up"),
    ),
    ("Testing", None, ("Regression test", "Test on two tablets", "Checked the export against May", "Acceptance test")),
    ("Design", None, ("Draft of the start page", "Icons", "Corrections after the call", "Colours for print")),
    ("Consulting", 125, ("Process walk-through", "Interviews in the warehouse", "Comparison of offers", "Workshop")),
    (
        "Project management",
        None,
        ("Status report", "Planning of the sprint", "Budget check", "Minutes", "Client call"),
    ),
    ("Meeting", None, ("Weekly", "Jour fixe", "Kick-off", "Daily", "Review with the team")),
    ("Support", None, ("Password reset", "Ticket answered by phone", "Printer offline", "New user", "VPN trouble")),
    ("On-site service", 98.5, ("Replaced the terminal", "Cabling, 2nd floor", "Inspection", "Exchange of the battery")),
    ("Travel time", 45, ("Way there", "Way back", "By train", "Client and back")),
    ("Documentation", None, ("Manual, chapter 3", "Release notes", "Wiki cleaned up", "Handover document")),
    ("Training", None, ("Course for key users", "Self-study", "First aid course", "Preparation of slides")),
    ("Administration", None, ("Invoices", "Post", "Time sheets checked", "Orders", "Phone duty")),
    ("Sales", None, ("Offer", "First visit", "Demo", "Trade fair", "Follow-up call")),
)
TAGS = ("#remote", "#urgent", "#bugfix", "#phone", "#sprint", "#überstunden", "#client #visit")
GOODWILL = "#goodwill"
ATTENDANCE_NOTES = ("Forgot to clock in", "Dentist until 10", "Left early, child ill", "Terminal offline", "Late train")
COMMENTS = ("Purchase order by e-mail", "Contact on weekdays only", "Rate agreed in May", "Invoice every quarter")


def one(rng: Random, values: Sequence[T]) -> T:
    """One of them, each equally likely; made of `random()` alone, which Python promises to keep as it is."""
    return values[int(rng.random() * len(values))]


def address(*words: str) -> str:
    """Words as they stand in an e-mail address: small, in ASCII, without dots."""
    return "-".join(words).lower().translate(_ASCII)


def distinct(name: str, taken: dict[str, int], between: str = " ") -> str:
    """The name, with a number behind it from the second time on; `taken` counts how often each was given."""
    taken[name] = count = taken.get(name, 0) + 1
    return name if count == 1 else f"{name}{between}{count}"
