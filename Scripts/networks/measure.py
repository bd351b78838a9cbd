"""Measures between which numbers the inputs of the recognizer's convolutions lie, and what 8 bits change.

    measure.py ranges NETWORKS PICTURES…          prints ranges.tsv
    measure.py compare NETWORKS OTHERS PICTURES…  says how many lines OTHERS read otherwise than NETWORKS

NETWORKS is a folder with real numbers (Scripts/fetch-networks --real), PICTURES are folders of `specimen jobs`. Lines are
found with the detector as the program finds them (text_boxes.cpp), but in the picture as it is, not flattened, and at
736 pixels.
"""
import pathlib
import random
import sys

import cv2
import numpy
import onnx
import openvino

HEIGHT, MOST_AREA, LONG_SIDE = 48, 736 * 480, 736
LINES = 300
# Below and above the range lies one number of ten thousand of the picture in which it is widest: fewer make steps too
# coarse for all others.
OUTSIDE = 0.01
# Smaller pointwise convolutions gain little by 8 bits.
LEAST_WEIGHTS = 96 * 96
# Two that alone cost a quarter of what 8 bits change, and two before the attention.
REAL = {"Conv.49", "Conv.50", "Conv.54", "Conv.55"}


def load(model, precision=None):
    """A network, of a file or of bytes, on one thread; in the precision that this processor is best at, or a given one."""
    options = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1}
    if precision:
        options["INFERENCE_PRECISION_HINT"] = precision
    core = openvino.Core()
    return core.compile_model(core.read_model(model), "CPU", options)


def tensor(picture, width):
    """A picture as the networks take it: blue first, -1 to 1, padded with 0 on the right."""
    result = numpy.zeros((1, 3, picture.shape[0], width), numpy.float32)
    result[0, :, :, : picture.shape[1]] = picture.transpose(2, 0, 1) / 127.5 - 1
    return result


def page(file):
    """A picture file and its picture in the size in which lines are looked for."""
    picture = cv2.imread(str(file))
    height, width = picture.shape[:2]
    scale = min(1, LONG_SIDE / max(width, height), (MOST_AREA / (width * height)) ** 0.5)
    size = [max(64, round(side * scale / 32) * 32) for side in (width, height)]
    return picture, cv2.resize(picture, size, interpolation=cv2.INTER_AREA)


def lines(picture, chart):
    """The lines of a picture, 48 pixels high, by a detector's map of it."""
    regions = cv2.dilate((chart > 0.3).astype(numpy.uint8), numpy.ones((2, 2)))
    scale = numpy.array(picture.shape[1::-1]) / chart.shape[1::-1]
    for outline in cv2.findContours(regions, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        middle, (width, height), angle = cv2.minAreaRect(outline)
        mask = cv2.drawContours(numpy.zeros_like(regions), [outline], 0, 1, -1)
        if min(width, height) < 3 or cv2.mean(chart, mask)[0] < 0.5:
            continue
        if angle > 45:
            width, height, angle = height, width, angle - 90
        grown = 1.6 * width * height / (width + height)
        width, height = width + 1.15 * grown + 0.15 * height, height + grown
        if height > 1.5 * width:
            continue
        corners = cv2.boxPoints((middle, (width, height), angle)) * scale
        long = min(2_048, max(16, int(width / height * HEIGHT)))
        target = numpy.array([[0, HEIGHT], [0, 0], [long, 0], [long, HEIGHT]], numpy.float32)
        turn = cv2.getPerspectiveTransform(corners.astype(numpy.float32), target)
        yield cv2.warpPerspective(picture, turn, (long, HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def samples(networks, folders):
    """What the recognizer is given: lines that the detector finds in pictures."""
    detector = load(networks / "PP-OCRv6_det_small.onnx", "f32")
    files = [file for folder in folders for file in sorted(pathlib.Path(folder).glob("*/*.jpg"))]
    random.Random(1).shuffle(files)
    found = []
    for picture, small in map(page, files):
        found += lines(picture, detector(tensor(small, small.shape[1]))[0][0, 0])
    random.Random(1).shuffle(found)
    return [tensor(line, -(-line.shape[1] // 32) * 32) for line in found[:LINES]]


def candidates(model):
    """The convolutions of which 8 bits may save something, each with its input."""
    weights = {entry.name: entry.dims for entry in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type != "Conv" or node.name in REAL:
            continue
        outputs, inputs, *kernel = weights[node.input[1]]
        groups = next((entry.i for entry in node.attribute if entry.name == "group"), 1)
        if kernel == [1, 1] and groups == 1 and outputs * inputs >= LEAST_WEIGHTS:
            yield node.name, node.input[0]


def ranges(path, given):
    """For each convolution the least and the greatest input, but for the few outside."""
    model = onnx.load(path)
    sources = dict(candidates(model))
    wanted = sorted(set(sources.values()))
    del model.graph.output[:]
    model.graph.output.extend(onnx.helper.make_tensor_value_info(source, 1, None) for source in wanted)
    network = load(model.SerializeToString(), "f32")
    seen = {source: [] for source in wanted}
    for one in given:
        for source, values in zip(wanted, network(one).values()):
            if values.shape[-1] > 1:
                seen[source].append(numpy.percentile(values, [OUTSIDE, 100 - OUTSIDE]))
    for convolution, source in sources.items():
        if seen[source]:
            low, high = numpy.min(seen[source], axis=0)[0], numpy.max(seen[source], axis=0)[1]
            print(convolution, f"{low:.4g}", f"{high:.4g}", sep="\t")


def compare(real, others, given):
    """How many lines the recognizer of another folder reads otherwise, in the precision that it runs with."""
    def characters(network, line):
        best = network(line)[0][0].argmax(axis=-1)
        return [step for step, last in zip(best, [0, *best]) if step and step != last]

    file = "PP-OCRv6_rec_small.onnx"
    exact, default, other = load(real / file, "f32"), load(real / file), load(others / file)
    texts = [characters(exact, line) for line in given]
    print(f"Of {len(given)} lines read otherwise than with 32 bits:")
    for what, network in ("real numbers, as this processor takes them", default), (f"8 bits, {others}", other):
        count = sum(characters(network, line) != text for line, text in zip(given, texts))
        print(f"  {count} with {what}")


if __name__ == "__main__":
    what, networks, *rest = sys.argv[1], pathlib.Path(sys.argv[2]), *sys.argv[3:]
    if what == "ranges":
        print("# Between which numbers the inputs of the recognizer's convolutions lie, by Scripts/make-network-ranges:")
        print("# convolution, least, greatest.")
        ranges(networks / "PP-OCRv6_rec_small.onnx", samples(networks, rest))
    else:
        compare(networks, pathlib.Path(rest[0]), samples(networks, rest[1:]))
