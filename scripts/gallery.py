"""Picture sheets of the same document in every format, side by side: `make gallery`.

For each document of an ärende: the pages of the PDF, those of the Word file as LibreOffice lays it
out with the bundled fonts, and the web page on a desktop and a telephone. Sheets and an index.html
land in output/galleri/<ärende>/.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, sync_playwright

from reportgen.build import Options, build, save
from reportgen.files import DiskFiles
from reportgen.resources import package_templates

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "output" / "galleri"
FONTS = ROOT / "templates" / "base" / "fonts"

HEIGHT = 1000  # of a page of A4 on the sheet, in pixels
GAP, LABEL = 24, 44
ROWS = 4  # pages down a sheet
SCREENS = {"HTML, dator": 1280, "HTML, telefon": 390}
CHROMIUMS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")

Column = tuple[str, list[Image.Image]]


def pages_of_pdf(pdf: Path, folder: Path) -> list[Image.Image]:
    """Every page as a picture."""
    prefix = folder / f"{pdf.stem}-sida"
    scale = ("-scale-to-x", "-1", "-scale-to-y", str(HEIGHT))
    subprocess.run(["pdftoppm", "-png", *scale, str(pdf), str(prefix)], check=True)
    return [Image.open(file) for file in sorted(folder.glob(f"{prefix.name}-*.png"))]


def office_pdfs(files: Sequence[Path], folder: Path) -> None:
    """The Word files as PDF from LibreOffice, which sees the bundled fonts; one run for all."""
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{FONTS}</dir><cachedir>{folder / 'fontcache'}</cachedir></fontconfig>"
    )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        + [str(file) for file in files],
        check=True,
        capture_output=True,
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
    )


def pages_of_web(browser: Browser, file: Path, width: int, folder: Path) -> list[Image.Image]:
    """The whole web page, cut into lengths as tall as a page on the sheet."""
    page = browser.new_page(viewport={"width": width, "height": round(width * 1.414)})
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    shot = folder / f"{file.stem}-{width}.png"
    page.screenshot(path=shot, full_page=True)
    page.close()
    whole = Image.open(shot)
    # A desktop is shown as wide as the paper, a telephone near its own size.
    scale = min(HEIGHT / 1.414 / width, 1)
    cut = round(HEIGHT / scale)
    return [
        part.resize(
            (round(part.width * scale), round(part.height * scale)), Image.Resampling.LANCZOS
        )
        for top in range(0, max(whole.height - cut // 20, 1), cut)  # no sliver at the end
        for part in [whole.crop((0, top, width, min(top + cut, whole.height)))]
    ]


def sheets(columns: Sequence[Column]) -> Iterator[Image.Image]:
    """The columns side by side, so many pages to a sheet."""
    font = ImageFont.truetype(str(FONTS / "SourceSans3-Bold.ttf"), 24)
    rows = list(zip_longest(*(pages for _, pages in columns)))
    widths = [max((page.width for page in pages), default=0) for _, pages in columns]
    for first in range(0, len(rows), ROWS):
        shown = rows[first : first + ROWS]
        heights = [max(page.height for page in row if page) for row in shown]
        size = (
            sum(widths) + GAP * (len(widths) + 1),
            LABEL + sum(heights) + GAP * (len(heights) + 1),
        )
        sheet = Image.new("RGB", size, "#c9ccd0")
        draw = ImageDraw.Draw(sheet)
        left = GAP
        for place, (name, _) in enumerate(columns):
            draw.text((left, GAP), name, fill="#1b1b1b", font=font)
            top = LABEL + GAP
            for row, height in zip(shown, heights, strict=True):
                if page := row[place]:
                    sheet.paste(page, (left, top))
                top += height + GAP
            left += widths[place] + GAP
        yield sheet


def write_index(folder: Path, pictures: dict[str, list[str]]) -> Path:
    """A page that shows every sheet of the ärende."""
    parts = [
        f"<h2>{html.escape(name)}</h2>"
        + "".join(f'<p><img src="{file}" alt="{file}" loading="lazy"></p>' for file in files)
        for name, files in pictures.items()
    ]
    title = html.escape(folder.name)
    index = folder / "index.html"
    index.write_text(
        f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>{title}</title>'
        "<style>body{font-family:sans-serif;background:#c9ccd0}img{max-width:100%}</style>"
        f"<h1>{title}</h1>{''.join(parts)}</html>\n",
        encoding="utf-8",
    )
    return index


def gallery(arende: Path, browser: Browser) -> Path:
    """Builds the ärende and makes its sheets; where the index is."""
    target = OUTPUT / arende.name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    built = build(DiskFiles(arende), package_templates(), Options())
    if not built.outputs:
        raise SystemExit("\n".join(map(str, built.findings)))
    pictures: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = folder / "byggt"
        save(built.outputs, files)
        from_word = folder / "word"
        from_word.mkdir()
        office_pdfs(sorted(files.glob("*.docx")), from_word)
        for pdf in sorted(files.glob("*.pdf")):
            columns: list[Column] = [
                ("PDF", pages_of_pdf(pdf, folder)),
                ("DOCX (LibreOffice)", pages_of_pdf(from_word / pdf.name, from_word)),
            ]
            page = pdf.with_suffix(".html")
            if page.exists():  # a bundle has none
                columns += [
                    (name, pages_of_web(browser, page, width, folder))
                    for name, width in SCREENS.items()
                ]
            for number, sheet in enumerate(sheets(columns), start=1):
                file = f"{pdf.stem}.png" if number == 1 else f"{pdf.stem}-{number}.png"
                sheet.save(target / file)
                pictures.setdefault(pdf.stem, []).append(file)
    return write_index(target, pictures)


def main() -> None:
    """Make the galleries of the ärenden named, or of all under content/."""
    named = [Path(argument).resolve() for argument in sys.argv[1:]]
    everything = sorted(file.parent for file in (ROOT / "content").glob("*/rapport.yaml"))
    executable = next(filter(None, map(shutil.which, CHROMIUMS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for arende in named or everything:
            print(gallery(arende, browser))
        browser.close()


if __name__ == "__main__":
    main()
