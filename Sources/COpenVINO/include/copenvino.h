#pragma once
#include <stddef.h>
#include <stdint.h>

// Neural networks through OpenVINO's C interface, for Recognition.
//
// The library is opened when the program runs, not linked: Spoolproof builds and works without it. One
// thread; nothing is shared between networks but the library.

/// OpenVINO, opened.
typedef struct copenvino_runtime copenvino_runtime;
/// One network, compiled for the processor.
typedef struct copenvino_network copenvino_network;

/// Opens `libopenvino_c.so` with its plugins from a folder. NULL when it is not there or lacks a function.
copenvino_runtime *copenvino_open(const char *library);
/// Lets go of it; it lives on until the last network is unloaded.
void copenvino_close(copenvino_runtime *runtime);

/// The library's version, until it is closed.
const char *copenvino_version(const copenvino_runtime *runtime);

/// Reads an ONNX file and compiles it for one thread. NULL when it cannot be.
copenvino_network *copenvino_load(copenvino_runtime *runtime, const char *path);
void copenvino_unload(copenvino_network *network);

/// The real numbers that OpenVINO computes the network with on this processor, such as `bf16` or `f32`, until it is
/// unloaded. What it was asked for does not matter: a processor may lack it.
const char *copenvino_precision(const copenvino_network *network);

/// Runs a network on one input of four dimensions (pictures, channels, height, width).
///
/// Writes the address of the output, which lives until the next run, and its last two dimensions. Returns 0,
/// or -1 when the network failed.
int copenvino_run(
    copenvino_network *network, float *input, const int64_t shape[4], const float **output,
    int64_t *rows, int64_t *columns);

/// Gives back the memory in which the last runs had their numbers, and the last output with it; the next run takes it
/// anew. In C because only OpenVINO's C++ interface can do it, and of that a function without arguments.
void copenvino_rest(copenvino_network *network);

/// Blue, green and red from -1 to 1, channel after channel, of 8-bit samples (1 or 3 channels: grey, or red, green
/// and blue), with zeros to the right of the picture. `target` holds `3 * height * padded_width` numbers.
void copenvino_normalize(
    const uint8_t *samples, int width, int height, int channels, int padded_width, float *target);
