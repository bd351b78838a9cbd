"""Drawn specimens, and runs over a spool of them."""
import collections
import json
import pathlib
import shutil
import subprocess
import tempfile
import time

import measure

# What each setting asks of `specimen`.
SETTINGS = {"flat": "scan", "photo": "photo", "hard": "hard"}
# The day on which the specimens are drawn and decided, so that their pictures stay the same.
TODAY = "2026-11-23"
SEED = "2026"


def draw(specimen, folder, setting, count):
    """The folder with `count` jobs of a setting; they are drawn when they are not there yet."""
    drawn = pathlib.Path(folder) / f"{setting}-{count}"
    if not (drawn / "jobs.jsonl").exists():
        shutil.rmtree(drawn, ignore_errors=True)
        subprocess.run(
            [specimen, "--count", str(count), "--seed", SEED, "--today", TODAY, "--camera", SETTINGS[setting],
             "--to", drawn], check=True)
    return drawn


def decide(program, drawn, options):
    """Has a spool of drawn jobs decided; what that took, and what the results say."""
    with tempfile.TemporaryDirectory() as folder:
        spool = pathlib.Path(folder) / "spool"
        subprocess.run([program, "init", spool], check=True, stdout=subprocess.DEVNULL)
        for drop in drawn.iterdir() if drawn else []:
            if drop.is_dir():
                shutil.copytree(drop, spool / "incoming" / drop.name)
        start = time.time()
        measured = measure.run(
            [program, "run", "--spool", spool, "--policy", "samples/policy.yaml", "--today", TODAY, "--settle", "0",
             "--reader-seconds", "600", *options])
        return measured, results(spool / "results", start)


def results(folder, start):
    """What the results of a run say: how the jobs ended, CPU of each stage, seconds to the first one."""
    verdicts, stages, pictures, times = collections.Counter(), collections.Counter(), 0, []
    for file in folder.glob("*.result.json"):
        times.append(file.stat().st_ctime)
        result = json.loads(file.read_text())
        verdicts[result["decision"]] += 1
        for evidence in result["evidence"]:
            for picture in evidence["pictures"]:
                pictures += 1
                stages.update(picture["milliseconds"])
    return {
        "jobs": len(times),
        "pictures": pictures,
        "verdicts": dict(verdicts),
        "stageMilliseconds": {stage: round(total / pictures, 1) for stage, total in sorted(stages.items())},
        "firstDecisionSeconds": min(times) - start if times else None,
    }
