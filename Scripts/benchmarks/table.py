"""Prints measurements as tables and writes them as JSON."""
import json
import pathlib


def megabytes(count):
    """Bytes in millions of bytes."""
    return f"{count / 1e6:.0f} MB"


def seconds(value):
    """Seconds, or milliseconds below one."""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def show(title, header, rows):
    """Prints a table: the first column to the left, figures to the right."""
    cells = [header] + [[str(cell) for cell in row] + [""] * (len(header) - len(row)) for row in rows]
    widths = [max(len(row[place]) for row in cells) for place in range(len(header))]
    print(f"\n{title}")
    for row in cells:
        first = row[0].ljust(widths[0])
        print("  " + "  ".join([first] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]).rstrip())


def write(report, file):
    """Writes a report as JSON."""
    file = pathlib.Path(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(report, indent=2, sort_keys=True) + "\n")
    print(file)
