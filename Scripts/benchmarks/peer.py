#!/usr/bin/env python3
"""Reads pictures with another program: peer.py NAME PICTURE…, NAME being one of PEERS.

Prints JSON: CPU seconds of loading, and for each picture CPU seconds of reading and the lines that were read. It
runs in the folder that Scripts/bench-peers made, which holds these programs.
"""
import json
import resource
import subprocess
import sys


def cpu():
    """Seconds of CPU so far, of this process and of those that it waited for."""
    usages = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def rapidocr(**settings):
    """PP-OCRv4 by onnxruntime: all lines of a page. Without settings it takes as many threads as it likes."""
    from rapidocr_onnxruntime import RapidOCR

    engine = RapidOCR(**settings)
    return lambda picture: [line[1] for line in engine(picture)[0] or []]


def passporteye():
    """PassportEye: finds the zone and has Tesseract read it."""
    from passporteye import read_mrz

    def read(picture):
        zone = read_mrz(picture)
        return zone.aux.get("raw_text", "").splitlines() if zone else []

    return read


def tesseract():
    """The command `tesseract`: all lines of a page as one block."""
    def read(picture):
        done = subprocess.run(
            ["tesseract", picture, "stdout", "--psm", "6", "-l", "eng"], capture_output=True, text=True)
        return done.stdout.splitlines()

    return read


# What is called by which name.
PEERS = {
    "rapidocr": lambda: rapidocr(intra_op_num_threads=1, inter_op_num_threads=1),
    "rapidocr-threads": rapidocr,
    "passporteye": passporteye,
    "tesseract": tesseract,
}


def main(name, pictures):
    read = PEERS[name]()
    loading, rows = cpu(), []
    for picture in pictures:
        start = cpu()
        try:
            lines, failure = read(picture), None
        except Exception as error:  # Whatever stops another program is its answer to this picture.
            lines, failure = [], type(error).__name__
        rows.append({"cpuSeconds": cpu() - start, "lines": lines, "failure": failure})
    json.dump({"loadingCpuSeconds": loading, "pictures": rows}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
