"""The page of one customer."""

from __future__ import annotations

CUSTOMERS: dict[str, str] = {
    "customers.short": "Customers",
    "customers.title": "Look a customer up, so that nobody has to explain a concern twice.",
    "customers.lead": (
        "You see customers who have dealt with your unit: records of all systems, cases, answers by name."
    ),
    "customers.who": "Customer",
    "customers.who.help": "The number of the customer, such as 17, or a record as SYSTEM:NUMBER, such as crm:4711.",
    "customers.find": "Look up",
    "customers.logged": "Each view is written into the audit log.",
    "customers.wrong.empty": "Write a number or a record.",
    "customers.wrong.nobody": (
        "There is no such customer, or none who has dealt with your unit. Check the number and the name of the system."
    ),
    "customers.wrong.erased": "This person was erased at their request on {date}, receipt {receipt}.",
    "customers.number": "number {number}",
    "customers.one.title": "We know {count} things about {name}.",
    "customers.one.title_one": "We know one thing about {name}.",
    "customers.one.systems": (
        "Put together from {count} systems; where they differ, ask before you rely on one of them."
    ),
    "customers.one.one_system": "Only one system knows this customer.",
    "customers.one.unlinked": "This record is not linked to others yet; other systems may know more.",
    "customers.one.next": "What happened last",
    "customers.one.not": "Answers to anonymous surveys are in no profile.",
    "customers.timeline": "The newest first",
    "customers.timeline.none": "No entry has a date.",
}
