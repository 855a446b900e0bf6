"""The commands: parse, call, print, exit.

Exit codes: 0 clean, 1 errors (or warnings under `--strikt`), 2 wrong usage, 70 a fault of ours.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

import reportgen
from reportgen.cli.printing import SCREENFUL, print_findings, print_summary, summary
from reportgen.cli.swedish import SwedishGroup, WrongFlags, WrongFolders, usage_message
from reportgen.write import FORMATS

if TYPE_CHECKING:
    from reportgen.review import Review

_Command = TypeVar("_Command", bound=Callable[..., Any])


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and exits with its code."""
    if not (sys.argv[1:] if arguments is None else arguments):
        arguments = ["--help"]
    try:
        code = cli.main(args=arguments, prog_name="reportgen", standalone_mode=False)
    except click.UsageError as error:
        click.echo(f"reportgen: {usage_message(error)}", err=True)
        if error.ctx is not None:
            click.echo(f"Se hjälpen: {error.ctx.command_path} --help", err=True)
        sys.exit(2)
    except click.exceptions.Abort:
        click.echo("avbrutet", err=True)
        sys.exit(1)
    except Exception:  # noqa: BLE001 (whatever it is, it is a fault of ours: 70)
        import traceback

        traceback.print_exc()
        click.echo("Detta är ett fel i reportgen, inte i ärendet.", err=True)
        sys.exit(70)
    sys.exit(code if isinstance(code, int) else 0)


@click.group(cls=SwedishGroup)
@click.version_option(
    reportgen.__version__, message="reportgen %(version)s", help="Visa versionen."
)
def cli() -> None:
    """Skriver nämndens rapporter: text och siffror in; Word, PDF och webbsida ut.

    Ett ärende är en mapp med rapport.yaml. Utan MAPP gäller mappen du står i, om den är ett ärende,
    annars alla ärenden under content/.
    """


def _common(command: _Command) -> _Command:
    for option in (
        click.option("--profil", default="", metavar="NAMN", help="Annan kommunprofil."),
        click.option("--strikt", is_flag=True, help="Låt varningar stoppa, som fel."),
        click.option(
            "--dokument", multiple=True, metavar="ID", help="Bara detta dokument (går att upprepa)."
        ),
        click.argument(
            "mapp", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path)
        ),
    ):
        command = option(command)
    return command


@cli.command("bygg")
@_common
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(tuple(FORMATS)),
    help="Bara detta format (går att upprepa).",
)
@click.option(
    "--ut",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    metavar="MAPP",
    help="Mapp för det som byggs (annars output).",
)
@click.option("--tema", default="", metavar="NAMN", help="Annat tema.")
@click.option(
    "--utkast", is_flag=True, help="Märk varje sida UTKAST, med anmärkningar som Wordkommentarer."
)
def build_command(
    mapp: tuple[Path, ...],
    dokument: tuple[str, ...],
    formats: tuple[str, ...],
    ut: Path,
    tema: str,
    profil: str,
    utkast: bool,
    strikt: bool,
) -> int:
    """Bygg ärendets dokument till output/<ärende>/."""
    from reportgen.build import Build, Options, build, save
    from reportgen.files import DiskFiles
    from reportgen.finding import ReportError
    from reportgen.resources import package_templates
    from reportgen.review.excerpt import Excerpts

    options = Options(formats, dokument, tema, profil, utkast, strikt)
    code = 0
    folders = _folders(mapp)
    if len({folder.resolve().name for folder in folders}) < len(folders):
        raise WrongFolders("två av mapparna har samma namn och skulle skrivas över varandra")
    for folder in folders:
        files = DiskFiles(folder)
        with _Progress(folder) as told:
            try:
                result = build(files, package_templates(), options, told)
            except ReportError as error:
                result = Build({}, error.findings, frozenset())
        print_findings(result.findings, Excerpts(files, package_templates()))
        if not result.outputs:
            code = 1
            click.echo(f"{folder}: byggdes inte ({summary(result.findings)})", err=True)
            continue
        try:
            for path in save(result.outputs, ut / folder.resolve().name):
                click.echo(str(path))
        except OSError as error:
            code = 1
            _tell_unwritten(error, ut)
    return code


@cli.command("granska")
@_common
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "sarif", "html")),
    default="text",
    help="Visa som text (annars), json eller sarif, eller skriv ett protokoll (html).",
)
@click.option(
    "--ut",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FIL",
    help="Fil för protokollet, eller för json och sarif.",
)
@click.option("--alla", is_flag=True, help="Visa alla upplysningar, hur många de än är.")
def check_command(
    mapp: tuple[Path, ...],
    dokument: tuple[str, ...],
    form: str,
    ut: Path | None,
    alla: bool,
    profil: str,
    strikt: bool,
) -> int:
    """Granska ärendet utan att bygga något."""
    from reportgen.build import Options, review, stops
    from reportgen.files import DiskFiles
    from reportgen.resources import package_templates

    if form == "html" and ut is None:
        raise WrongFlags("protokollet behöver en fil: --format html --ut protokoll.html")
    if form == "text" and ut is not None:
        raise WrongFlags("flaggan --ut gäller bara med --format html, json eller sarif")
    options = Options((), dokument, "", profil, False, strikt)
    reviews = []
    for folder in _folders(mapp):
        one = review(DiskFiles(folder), package_templates(), options)
        reviews.append(one)
        if form == "text":
            remarks = len(one.findings) if alla else SCREENFUL
            print_findings(one.findings, one.excerpts, remarks=remarks)
        if form == "text" or ut is not None:
            print_summary(str(folder), one.findings, len(one.accepted))
    written = form == "text" or _write(_told(reviews, form), ut)
    found = tuple(finding for one in reviews for finding in one.findings)
    return 1 if not written or stops(found, strict=strikt) else 0


def _told(reviews: list[Review], form: str) -> str:
    """The reviews in a form that is not the terminal's."""
    from reportgen.resources import package_docs, package_templates
    from reportgen.review.as_json import as_json
    from reportgen.review.protocol import as_html
    from reportgen.review.sarif import as_sarif

    match form:
        case "json":
            return as_json(reviews)
        case "sarif":
            return as_sarif(reviews, package_docs())
        case _:
            return as_html(reviews, package_templates())


def _write(text: str, file: Path | None) -> bool:
    """Writes the text to the file, else to stdout; False when the file cannot be written."""
    from reportgen.build import save

    if file is None:
        click.echo(text)
        return True
    try:
        save({file.name: f"{text.rstrip()}\n".encode()}, file.parent)
    except OSError as error:
        _tell_unwritten(error, file)
        return False
    click.echo(str(file))
    return True


def _tell_unwritten(error: OSError, wanted: Path) -> None:
    what = error.filename2 or error.filename or wanted
    click.echo(f"{what} kan inte skrivas: är den öppen i ett annat program?", err=True)


@cli.command("granska-mall")
@click.argument("fil", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_template_command(fil: Path) -> int:
    """Granska en egen Wordmall (.docx eller .dotx) före första bygget.

    Säger vad mallen saknar, vad den bestämmer själv och vad som hindrar att den används.
    """
    from reportgen.build import stops
    from reportgen.files import DiskFiles
    from reportgen.write.docx import check_template

    findings = check_template(DiskFiles(fil.parent).read(fil.name), str(fil))
    print_findings(findings)
    click.echo(f"{fil}: {summary(findings)}", err=True)
    return 1 if stops(findings, strict=False) else 0


def _folders(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The ärenden meant: those given, else this folder, else all under `content/`."""
    if given:
        return given
    here = Path()
    if (here / "rapport.yaml").is_file():
        return (here,)
    found = tuple(sorted(p.parent for p in (here / "content").glob("*/rapport.yaml")))
    if not found:
        raise WrongFolders("här finns inget ärende (en mapp med rapport.yaml); ange mappen")
    return found


class _Progress:
    """Tells on a terminal what has been written; silent elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Callable[[str], None]:
        self._tell("bygger …")
        return lambda file: self._tell(f"{file} klar …")

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo("\r\033[K", err=True, nl=False)

    def _tell(self, words: str) -> None:
        if self._shown:
            click.echo(f"\r\033[K{self._folder.name}: {words}", err=True, nl=False)
