"""A network whose large pointwise convolutions compute with 8-bit numbers.

A convolution's weights become integers from -127 to 127, with a scale for each of its outputs; its inputs become
integers from 0 to 255, which stand for a range that was measured (ranges.tsv, by Scripts/make-network-ranges).
ONNX writes that as QuantizeLinear and DequantizeLinear around what stays a convolution of real numbers; OpenVINO
computes it with integers.
"""
import numpy
from onnx import helper, numpy_helper


def read_ranges(file):
    """For each convolution that is in a file of ranges the least and the greatest input."""
    lines = [line.split("\t") for line in file.read_text().splitlines() if not line.startswith("#")]
    return {line[0]: (float(line[1]), float(line[2])) for line in lines}


def modernize(model):
    """Writes a network of operator set 11 in set 13, the first with scales for each output.

    Of what these networks use only two operators differ: they take their axes as an input.
    """
    del model.graph.value_info[:]
    for node in model.graph.node:
        if node.op_type in ("Squeeze", "Unsqueeze"):
            axes = numpy.array(node.attribute.pop().ints, numpy.int64)
            model.graph.initializer.append(numpy_helper.from_array(axes, node.name + ".axes"))
            node.input.append(node.name + ".axes")
    model.opset_import[0].version = 13


def quantize(model, ranges):
    """Gives the convolutions of a network that ranges are known of weights and inputs of 8 bits."""
    modernize(model)
    graph = model.graph
    values = {tensor.name: tensor for tensor in graph.initializer}
    nodes, quantized, missing = [], {}, set(ranges)

    def add(kind, name, inputs, **more):
        """A node of a tensor and its scale and zero; the name of what it gives."""
        nodes.append(helper.make_node(kind, inputs, [name], name=name, **more))
        return name

    def keep(name, value):
        graph.initializer.append(numpy_helper.from_array(value, name))
        return name

    for node in graph.node:
        if node.name in ranges:
            missing.remove(node.name)
            source, weights = node.input[0], node.input[1]
            if source not in quantized:
                scale, zero = unsigned_scale(*ranges[node.name])
                scales = [keep(source + ".scale", scale), keep(source + ".zero", zero)]
                whole = add("QuantizeLinear", source + ".whole", [source] + scales)
                quantized[source] = add("DequantizeLinear", source + ".real", [whole] + scales)
            integers, scale = signed_weights(numpy_helper.to_array(values[weights]))
            scales = [keep(weights + ".scale", scale), keep(weights + ".zero", numpy.zeros(len(scale), numpy.int8))]
            node.input[0] = quantized[source]
            node.input[1] = add(
                "DequantizeLinear", weights + ".real", [keep(weights + ".whole", integers)] + scales, axis=0)
        nodes.append(node)
    if missing:
        raise ValueError(f"no such convolution: {', '.join(sorted(missing))}; measure the ranges anew")
    del graph.node[:]
    graph.node.extend(nodes)
    used = {name for node in graph.node for name in node.input}
    tensors = [tensor for tensor in graph.initializer if tensor.name in used]
    del graph.initializer[:]
    graph.initializer.extend(tensors)


def unsigned_scale(least, greatest):
    """What a step of 255 stands for, and the step that stands for 0, which has to be one of them."""
    least, greatest = min(least, 0), max(greatest, 0)
    scale = numpy.float32((greatest - least) / 255)
    return scale, numpy.uint8(round(-least / float(scale)))


def signed_weights(weights):
    """Weights as integers, and for each output what a step stands for.

    The errors of rounding add up to nothing for each output: inputs whose mean is not 0 would shift it otherwise, and
    as many lines would be read otherwise again as by all else that 8 bits lose. Those weights are rounded the other
    way that lie nearest to the middle of two steps.
    """
    rows = weights.reshape(len(weights), -1)
    scale = numpy.maximum(numpy.abs(rows).max(axis=1) / numpy.float32(127), numpy.float32(1e-12))
    exact = rows / scale[:, None]
    steps = numpy.round(exact)
    for row, errors in zip(steps, exact - steps):
        excess = int(numpy.round(errors.sum(dtype=numpy.float64)))
        order = numpy.argsort(-errors if excess > 0 else errors, kind="stable")
        row[order[: abs(excess)]] += numpy.sign(excess)
    return steps.clip(-127, 127).reshape(weights.shape).astype(numpy.int8), scale
