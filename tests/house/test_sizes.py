"""How big a thing may grow before it is two things. The numbers are DESIGN's and STYLE's."""

from __future__ import annotations

import ast
import statistics

from tests.house.survey import Module, length, parameters, proofs, source, whole_length

FILE_MOST = 400
FILE_MEDIAN = 130
FUNCTION_MOST = 50
FUNCTION_MEDIAN = 5
FUNCTION_P90 = 18
PARAMETERS_MOST = 5

# Lines of test to lines of code. Houses that we learn from have 1.5 to 2.2, and so do we want; this one is young, and
# has what is measured here. The number may be raised and never lowered, until it is 1.5.
TESTS_LEAST = 0.5
TESTS_WANTED = "1.5 to 2.2"

# Files that say what a function is called by the framework that calls it, so a signature is not ours to choose.
CALLED_BY_CLICK = "src/plimsoll/cli/"


def _lengths() -> list[int]:
    return [length(function) for module in source() for function in module.functions]


def test_no_file_is_over_its_ceiling() -> None:
    """A file ends before 400 lines, in the tests too: beyond that it is two files."""
    over = [f"{module.place} {module.lines}" for module in (*source(), *proofs()) if module.lines >= FILE_MOST]
    assert over == []


def test_the_middle_file_is_short() -> None:
    """Half of the files have 130 lines or fewer."""
    assert statistics.median(module.lines for module in source()) <= FILE_MEDIAN


def test_no_function_is_over_its_ceiling() -> None:
    """A function ends within 50 lines, signature and docstring counted."""
    over = [
        f"{module.where(function)} {function.name} {whole_length(function)}"
        for module in source()
        for function in module.functions
        if whole_length(function) > FUNCTION_MOST
    ]
    assert over == []


def test_the_middle_function_is_short() -> None:
    """Half of the functions do their work in five lines or fewer."""
    assert statistics.median(_lengths()) <= FUNCTION_MEDIAN


def test_nine_functions_in_ten_are_short() -> None:
    """Nine functions in ten do their work in 18 lines or fewer."""
    assert statistics.quantiles(_lengths(), n=10)[-1] <= FUNCTION_P90


def _too_many(module: Module) -> list[str]:
    return [
        f"{module.where(function)} {function.name} {parameters(function)}"
        for function in module.functions
        if parameters(function) > PARAMETERS_MOST and not _is_a_verb(module, function)
    ]


def _is_a_verb(module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return module.place.startswith(CALLED_BY_CLICK) and bool(function.decorator_list)


def test_a_function_takes_five_things_at_most() -> None:
    """More than five parameters are a record; a verb's options are its command line's, so they are let be."""
    assert [line for module in source() for line in _too_many(module)] == []


def test_the_house_is_tested_enough() -> None:
    """There are never fewer lines of test to a line of code than there were."""
    code = sum(module.code_lines for module in source())
    test = sum(module.code_lines for module in proofs())
    ratio = test / code
    assert ratio >= TESTS_LEAST, f"{test} lines of test to {code} of code: {ratio:.2f}, and {TESTS_WANTED} is wanted"
