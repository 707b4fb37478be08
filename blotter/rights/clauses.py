# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where each element of the table comes from: a clause of the license, or our own house rule.

The same element can be a license condition in one version and a house rule in another (``title``, ``change_notice``).
Sections are cited for the international licenses, whose texts were read; a ported edition is cited by its name only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from blotter.model.licenses import Family, License
from blotter.model.verdicts import Obligation, Rule
from blotter.rights.licenses import is_creative_commons
from blotter.rights.table import (
    ADAPTATIONS,
    COLUMN_ELEMENTS,
    KIND_ELEMENTS,
    NOT_OWED_FOR_PUBLIC_DOMAIN,
    OWN_WORDS_ELEMENTS,
    SHARE_ALIKE_ELEMENT,
    Kind,
)

# element -> (section, words). {credit} is the attribution clause, {restrictions} the one against added terms; their
# letters differ with the license's elements. NC and ND are no elements of a page: they are what a refusal quotes.
_VERSION_4: Final[Mapping[str, tuple[str, str]]] = {
    "author": ("3(a)(1)(A)(i)", "identification of the creator(s) of the Licensed Material"),
    "outlet": ("3(a)(1)(A)(i)", "and any others designated to receive attribution"),
    "notices_kept": ("3(a)(1)(A)(ii)–(iv)", "a copyright notice; a notice that refers to this Public License"),
    "source_link": ("3(a)(1)(A)(v)", "a URI or hyperlink to the Licensed Material"),
    "change_notice": ("3(a)(1)(B)", "indicate if You modified the Licensed Material"),
    "license_link": ("3(a)(1)(C)", "indicate the Licensed Material is licensed under this Public License"),
    "no_endorsement": ("2(a)(6)", "No endorsement"),
    "no_extra_terms": ("{restrictions}", "You may not offer or impose any additional or different terms or conditions"),
    SHARE_ALIKE_ELEMENT: ("3(b)(1)", "a Creative Commons license with the same License Elements"),
    "NC": ("2(a)(1)", "for NonCommercial purposes only"),
    "ND": ("2(a)(1)(B)", "produce and reproduce, but not Share, Adapted Material"),
}
_VERSION_3: Final[Mapping[str, tuple[str, str]]] = {
    "author": ("{credit}(i)", "the name of the Original Author (or pseudonym, if applicable) if supplied"),
    "outlet": ("{credit}(i)", "another party or parties (e.g., a sponsor institute, publishing entity, journal)"),
    "title": ("{credit}(ii)", "the title of the Work if supplied"),
    "source_link": ("{credit}(iii)", "the URI, if any, that Licensor specifies to be associated with the Work"),
    "notices_kept": ("4(a) and {credit}", "keep intact all copyright notices for the Work"),
    "license_link": ("4(a)", "You must include a copy of, or the Uniform Resource Identifier (URI) for, this License"),
    "no_endorsement": ("{credit}", "You may not implicitly or explicitly assert or imply any connection with"),
    "no_extra_terms": ("{restrictions}", "You may not offer or impose any terms on the Work that restrict the terms"),
    "change_notice": ("3(b)", "clearly label, demarcate or otherwise identify that changes were made"),
    SHARE_ALIKE_ELEMENT: ("4(b)", "a later version of this License with the same License Elements as this License"),
    "NC": ("{money}", "primarily intended for or directed toward commercial advantage"),
    "ND": ("3", "you have no rights to make Adaptations"),
}
_VERSION_2: Final[Mapping[str, tuple[str, str]]] = {
    "author": ("{credit}", "the name (or pseudonym if applicable) of the Original Author if supplied"),
    "title": ("{credit}", "the title of the Work if supplied"),
    "source_link": ("{credit}", "the Uniform Resource Identifier, if any, that Licensor specifies"),
    "notices_kept": ("4(a) and {credit}", "keep intact all copyright notices for the Work"),
    "license_link": ("4(a)", "You must include a copy of, or the Uniform Resource Identifier for, this License"),
    "no_extra_terms": ("{restrictions}", "You may not offer or impose any terms on the Work that alter or restrict"),
    "change_notice": ("{credit}", "a credit identifying the use of the Work in the Derivative Work"),
    SHARE_ALIKE_ELEMENT: ("4(b)", "a later version of this License with the same License Elements as this License"),
    "NC": ("{money}", "primarily intended for or directed toward commercial advantage"),
    "ND": ("3", "you have no rights to make Derivative Works"),
}
_CLAUSES: Final = {"4.0": _VERSION_4, "3.0": _VERSION_3, "2.5": _VERSION_2, "2.0": _VERSION_2}
_OPEN_GOVERNMENT: Final[Mapping[str, str]] = {
    "outlet": "acknowledge the source of the Information",
    "ogl_statement": "including or linking to any attribution statement specified by the Information Provider(s)",
    "license_link": "where possible, provide a link to this licence",
    "no_endorsement": "in a way that suggests any official status or that the Information Provider … endorse you",
}


def elements(kind: Kind, license_: License) -> tuple[str, ...]:
    """List what table 2 asks of this kind under this license, in alphabetical order."""
    if kind in OWN_WORDS_ELEMENTS:
        return tuple(OWN_WORDS_ELEMENTS[kind].split())
    column = license_.family.value if license_.family.value in COLUMN_ELEMENTS else "CC"
    owed = {*COLUMN_ELEMENTS[column].split(), *KIND_ELEMENTS[kind].split()}
    if license_.family is Family.PD:
        owed -= NOT_OWED_FOR_PUBLIC_DOMAIN
    if license_.share_alike and kind in ADAPTATIONS:
        owed.add(SHARE_ALIKE_ELEMENT)
    return tuple(sorted(owed))


def obligations(kind: Kind, license_: License) -> tuple[Obligation, ...]:
    """Give the elements of this kind and license as obligations, each with its rule and where that rule stands."""
    return tuple(_obligation(element, kind, license_) for element in elements(kind, license_))


def _obligation(element: str, kind: Kind, license_: License) -> Obligation:
    cited = "" if kind in OWN_WORDS_ELEMENTS else clause(element, kind, license_)
    return Obligation(element=element, rule=Rule.LICENSE if cited else Rule.HOUSE, basis=cited)


def clause(element: str, kind: Kind, license_: License) -> str:
    """Cite the clause that demands an element (or that is the ``NC`` or ``ND`` of a license); empty where none does."""
    if license_.family is Family.OGL and element in _OPEN_GOVERNMENT:
        return f"{license_.name}: “{_OPEN_GOVERNMENT[element]}”"
    clauses = _CLAUSES.get(license_.version, {}) if is_creative_commons(license_) else {}
    if element not in clauses or (element == "change_notice" and not _demands_change_notice(kind, license_)):
        return ""
    if license_.ported:
        return f"{license_.name} (a ported edition, cited by name)"
    section, words = clauses[element]
    section = section.format(
        credit=_credit_section(license_),
        restrictions=_restrictions_section(license_),
        money="4(c)" if license_.share_alike else "4(b)",
    )
    return f"{license_.name}, section {section}: “{words}”"


def _demands_change_notice(kind: Kind, license_: License) -> bool:
    """Since 4.0 any change must be said; before, only adaptations, which the ND licenses do not know."""
    return license_.version == "4.0" or (kind in ADAPTATIONS and not license_.no_derivatives)


def _credit_section(license_: License) -> str:
    """Locate the attribution clause up to 3.0: share-alike and non-commercial clauses stand before it."""
    return f"4({'bcd'[license_.share_alike + license_.noncommercial]})"


def _restrictions_section(license_: License) -> str:
    """Locate the clause against added terms: in 4.0 share-alike licenses have one offer more before it."""
    if license_.version != "4.0":
        return "4(a)"
    return "2(a)(5)(C)" if license_.share_alike else "2(a)(5)(B)"
