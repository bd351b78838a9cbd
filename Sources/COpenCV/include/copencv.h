#pragma once
#include <stdint.h>

#include "barcode_regions.h"

// OpenCV's core and imgproc for Swift. This is in C++ because OpenCV has no C interface.
//
// The rules of every function: the caller owns all memory and sizes it; samples are 8 bits, rows have no padding,
// `channels` is 1 (grey) or 3 (red, green, blue); the result is 0, or -1 when OpenCV threw (the target is then
// undefined); nothing is kept between calls; no thread is started.

#ifdef __cplusplus
extern "C" {
#endif

// geometry.cpp

/// Grey of red, green and blue (ITU-R BT.601 weights). `target` holds `width * height`.
int copencv_gray(const uint8_t *source, int width, int height, uint8_t *target);

/// Another size: mean over the covered area when either side shrinks, cubic otherwise.
/// `target` holds `target_width * target_height * channels`.
int copencv_resize(
    const uint8_t *source, int width, int height, int channels, uint8_t *target, int target_width,
    int target_height);

/// Undoes an EXIF orientation (1 to 8). `target` holds as many samples as `source`; its width and height are
/// swapped for 5 to 8.
int copencv_orient(
    const uint8_t *source, int width, int height, int channels, int orientation, uint8_t *target);

/// Maps four corners of the source (upper left, upper right, lower right, lower left as x, y pairs) to the four
/// corners of the target, with replicated borders. Coordinates are those of edges: 0, 0 is the outer corner of the
/// first pixel, `width`, `height` that of the last. `target` holds `target_width * target_height * channels`.
int copencv_warp(
    const uint8_t *source, int width, int height, int channels, const double corners[8],
    uint8_t *target, int target_width, int target_height);

#ifdef __cplusplus
}
#endif
