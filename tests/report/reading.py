"""Reading a report back, as a screen reader would."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Reader(HTMLParser):
    """Tags in order with their attributes, ids, headings, and the words of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.pictures: list[dict[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append((int(tag[1]), ""))
        if tag == "svg" and dict(attrs).get("role") == "img":
            self.pictures.append({})

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open, f"{tag} is closed and was never opened"
        assert self.open[-1] == tag, f"{tag} is closed inside of {self.open[-1]}"
        self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] in {"style", "script"}:
            return
        if self.open and self.open[-1] in {"title", "desc"} and "svg" in self.open:
            self.pictures[-1][self.open[-1]] = data
        self.words.append(data)
        if self.headings and self.open and any(tag in {"h1", "h2", "h3", "h4", "h5"} for tag in self.open):
            level, said = self.headings[-1]
            self.headings[-1] = (level, said + data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]
