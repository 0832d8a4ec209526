"""Write the reference."""

from __future__ import annotations

from pathlib import Path

from tools.reference.pages import REFERENCE, pages


def main() -> None:
    """Write every page that differs, and take away pages that are no longer written."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    written = pages()
    for old in set(REFERENCE.glob("*.md")) - {REFERENCE / name for name in written}:
        old.unlink()
    for name, text in written.items():
        _write(REFERENCE / name, text)


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.name}")


if __name__ == "__main__":
    main()
