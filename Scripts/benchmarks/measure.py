"""Runs a command and measures it with all processes that it starts.

CPU time and the largest process come from the kernel's own account, which is exact. Memory of all processes
together, and of each by itself, is looked at again and again while they live.
"""
import dataclasses
import os
import pathlib
import statistics
import subprocess
import time

# Seconds between two looks at the processes.
INTERVAL = 0.01
PAGE = os.sysconf("SC_PAGE_SIZE")
SINGLE_THREADED = {name: "1" for name in (
    "OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")}


@dataclasses.dataclass
class Measurement:
    """What one run of a command took."""

    # Seconds from start to end.
    wall: float
    # Seconds of CPU, of the command and of every process below it that was waited for.
    cpu: float
    # Peak bytes of the largest process.
    largest: int
    # Peak bytes of all processes together; pages that two of them share count twice.
    tree: int
    # How it ended: 0, or what `subprocess` says.
    status: int
    # What it printed.
    output: str
    # Peak bytes of each process that was seen, by the first word of its command line after the program.
    processes: dict


def run(command, environment=None, accepted=(0,)):
    """Runs a command to its end and measures it; SystemExit when it fails."""
    environment = {**os.environ, **(environment or {})}
    start = time.monotonic()
    child = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    os.set_blocking(child.stdout.fileno(), False)
    os.set_blocking(child.stderr.fileno(), False)
    printed = {child.stdout: b"", child.stderr: b""}
    tree, processes = 0, {}
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        for pipe in printed:
            printed[pipe] += pipe.read() or b""
        if pid:
            break
        tree = max(tree, look(child.pid, processes))
        time.sleep(INTERVAL)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stdout.close()
    child.stderr.close()
    if child.returncode not in accepted:
        complaint = printed[child.stderr].decode(errors="replace")
        raise SystemExit(f"{command[0]} ended with {child.returncode}:\n{complaint}")
    largest = usage.ru_maxrss * 1024
    return Measurement(
        wall, usage.ru_utime + usage.ru_stime, largest, max(tree, largest), child.returncode,
        printed[child.stdout].decode(errors="replace"), processes)


def look(root, processes):
    """The bytes of a process and all below it now; keeps the peak of each in `processes`."""
    total, waiting = 0, [root]
    while waiting:
        folder = pathlib.Path(f"/proc/{waiting.pop()}")
        try:
            for task in (folder / "task").iterdir():
                waiting += (task / "children").read_text().split()
            total += int((folder / "statm").read_text().split()[1]) * PAGE
            words = (folder / "cmdline").read_bytes().split(b"\0")
            name = words[1].decode(errors="replace") if len(words) > 2 else ""
            for line in (folder / "status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    processes[name] = max(processes.get(name, 0), int(line.split()[1]) * 1024)
        except (OSError, IndexError):
            continue  # It ended while it was looked at.
    return total


def spread(values):
    """The median and both ends of what was measured again and again."""
    return {"median": statistics.median(values), "least": min(values), "most": max(values), "count": len(values)}


def paired(ours, theirs):
    """How many times as much the second took, from pairs that were measured one after the other."""
    return spread([second / first for first, second in zip(ours, theirs, strict=True)])


def machine():
    """Words about the machine, since figures of two machines cannot be compared."""
    processor = next(
        (line.split(":", 1)[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
         if line.startswith("model name")), "unknown")
    return {"processor": processor, "processors": len(os.sched_getaffinity(0)), "load": os.getloadavg()[0]}
