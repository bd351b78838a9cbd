/// Boxes of text in the map of a text detector, for Recognition.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The boxes of text in a map that gives, for every place, the probability that text is there.
///
/// Differentiable binarization's last step (Liao et al. 2020, section 3.4): regions above 0.3 with a mean of at
/// least `least` become rectangles, grown by `growth` times area over outline. Writes for each box eight numbers, x
/// and y of its corners clockwise from the upper left, in places of the map, and returns how many; -1 when OpenCV
/// fails.
int text_boxes_find(
    const float *map, int width, int height, double least, double growth, double *corners,
    int capacity);

#ifdef __cplusplus
}
#endif
