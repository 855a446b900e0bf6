"""The Jinja templates of types and base: sandboxed, strict, autoescaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.files import Files
from reportgen.finding import Finding, Source, fel


class _Compiled(BytecodeCache):
    """Templates compiled once in a process; one whose text has changed is compiled anew."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if (code := self._compiled.get(bucket.key)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def render_template(
    names: tuple[str, ...], context: Mapping[str, Any], own: Files, templates: Files
) -> tuple[str, tuple[Finding, ...]]:
    """The first template there is of `names`, with `context`.

    The ärende's own `mallar/` comes before the package's templates.

    A fault in a template is a finding at the template's own line, and the result is "".
    """

    def load(wanted: str) -> tuple[str, str, None] | None:
        for files, path in ((own, f"mallar/{wanted}"), (templates, wanted)):
            if files.exists(path):
                return files.read(path).decode(), files.label(path), None
        return None

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return environment.select_template(names).render(context), ()
    except TemplateNotFound as error:
        message = f"mallen ”{error.name}” finns inte"
        return "", (fel("missing-template", message, Source(names[0])),)
    except TemplateSyntaxError as error:
        place = Source(error.filename or names[0], error.lineno)
        message = f"mallen går inte att läsa: {error.message}"
        return "", (fel("template-error", message, place),)
    except (UndefinedError, SecurityError, LookupError, TypeError) as error:
        message = f"mallen frågar efter något som inte finns eller inte är tillåtet: {error}"
        if name := re.search("'([^' ]+)' is undefined|has no attribute '([^']+)'", str(error)):
            message = f"mallen frågar efter ”{name[1] or name[2]}”, som inte finns"
        return "", (fel("template-error", message, _place(error, names[0])),)
    except UnicodeDecodeError:
        hint = "spara om mallen som UTF-8"
        return "", (fel("template-error", "mallen är inte UTF-8", Source(names[0]), hint),)
    except (TemplateError, RecursionError, ArithmeticError, ValueError) as error:
        message = f"mallen går inte att fylla i: {error}"
        return "", (fel("template-error", message, _place(error, names[0])),)


def _place(error: Exception, name: str) -> Source:
    place = Source(name)
    traceback = error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = Source(file, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
