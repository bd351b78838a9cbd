#pragma once
#include <stdint.h>

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
/// `linear` takes four neighbours of a place, whatever the scale.
int copencv_warp(
    const uint8_t *source, int width, int height, int channels, const double corners[8], int linear,
    uint8_t *target, int target_width, int target_height);

/// Blurs by a Gaussian of a deviation in pixels, reaching three deviations. `target` holds as much as `source`.
int copencv_blur(
    const uint8_t *source, int width, int height, int channels, double deviation, uint8_t *target);

// document.cpp

/// Four corners that may be a document's.
struct copencv_quad {
  /// As x, y pairs around the outline, in no particular direction, in the coordinates of copencv_warp.
  double corners[8];
  /// For which share of each side (from each corner to the next) the picture has an edge there, 0 to 1; 0 for a side on the
  /// border of the picture.
  double support[4];
  /// Area of the outline as it was found by the area within the corners: far from 1 for what has other than four
  /// straight sides.
  double hull_share;
  /// Share of the pixels within, and of those outside, at which the picture is not smooth: print and the like.
  double detail_inside, detail_outside;
};

/// Finds outlines with four straight sides and at least `least_area` (0 to 1) of the picture's area: at most `most`
/// into `quads`, their number into `count`, in no order.
int copencv_find_quads(
    const uint8_t *source, int width, int height, int channels, double least_area,
    struct copencv_quad *quads, int most, int *count);

// quality.cpp

/// What `Quality` of the nouns says under the same names.
struct copencv_quality {
  double focus, steadiness, brightness, contrast, glare;
};

/// Measures a picture of a document.
int copencv_measure_quality(
    const uint8_t *source, int width, int height, int channels, struct copencv_quality *quality);

#ifdef __cplusplus
}
#endif
