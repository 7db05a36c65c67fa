"""What is wrong with a value, in sentences: from the violations of a compiled schema to words that people know."""

from collections.abc import Iterable, Iterator, Sequence

from jsonschema_rs import ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

_FORMAT_EXAMPLES = {"wall-clock": "a moment such as 2020-10-23T14:30:00.000Z", "date": "a day such as 2020-10-23"}
_TYPE_NAMES = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


def sentences(errors: Iterable[ValidationError], subject: str) -> Iterator[str]:
    """One sentence for each violation that does not just follow from another one; `subject` is what is looked at."""
    for error in _telling(list(errors)):
        yield from _said(error, subject)


def _telling(errors: Sequence[ValidationError]) -> Iterator[ValidationError]:
    paths = [tuple(error.instance_path) for error in errors]
    formats = {path for path, error in zip(paths, errors, strict=True) if isinstance(error.kind, Kind.Format)}
    above = {path[:length] for path in paths for length in range(len(path))}
    broken = {path for path, error in zip(paths, errors, strict=True) if not _is_undeclared(error)} | above
    for path, error in zip(paths, errors, strict=True):
        # Whoever breaks a format mostly breaks its pattern as well; the name of the format says more.
        if isinstance(error.kind, Kind.Pattern) and path in formats:
            continue
        # What is broken has declared nothing, so that all of its properties are complained about as well.
        if _is_undeclared(error) and path in broken:
            continue
        yield error


def _is_undeclared(error: ValidationError) -> bool:
    return isinstance(error.kind, Kind.UnevaluatedProperties)


def _said(error: ValidationError, subject: str) -> Iterator[str]:
    place = ".".join(str(part) for part in (subject, *error.instance_path) if part != "")
    kind = error.kind
    if isinstance(kind, Kind.Required):
        yield f"{_below(place, kind.property)} is missing."
    elif isinstance(kind, Kind.AdditionalProperties):
        yield from (f"{_below(place, name)} cannot be written here." for name in kind.unexpected)
    elif isinstance(kind, Kind.UnevaluatedProperties):
        yield from (f"{_below(place, name)} is not declared." for name in kind.unexpected)
    else:
        yield f"{place or 'The body'} must {_demand(error)}."


def _below(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _demand(error: ValidationError) -> str:
    kind = error.kind
    if isinstance(kind, Kind.Type):
        return f"be {' or '.join(_TYPE_NAMES.get(name, name) for name in kind.types)}"
    if isinstance(kind, Kind.Format):
        return f"be {_FORMAT_EXAMPLES.get(kind.format, kind.format)} that exists"
    if isinstance(kind, Kind.Pattern):
        return f"match the pattern {kind.pattern}"
    if isinstance(kind, Kind.MinLength):
        return "not be empty" if kind.limit == 1 else f"have at least {kind.limit} characters"
    if isinstance(kind, Kind.Minimum):
        return f"be at least {kind.limit}"
    if isinstance(kind, Kind.Maximum):
        return f"be at most {kind.limit}"
    if isinstance(kind, (Kind.AnyOf, Kind.OneOfNotValid)):
        choices = (_demand(branch[0]) for branch in kind.context if branch)
        return ", or ".join(dict.fromkeys(choices)) or "have another value"
    return f"have another value ({kind.name})"
