/// Long lines of dark text on a lighter ground, for Imaging. Swift owns all memory; nothing is
/// kept. In C++ because OpenCV is.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The directions in which a picture has lines of text.
///
/// Writes at most `capacity` angles in degrees, -90 to 90, clockwise, best first, and returns how
/// many; -1 when OpenCV fails.
int text_lines_angles(
    const uint8_t *samples, int width, int height, int channels, double *angles, int capacity);

/// The lines of text that run within some degrees of `angle` (degrees, clockwise). `smooth` is by how much the
/// picture is blurred first, when it is 1,200 pixels long, in pixels; 0 for not at all. `quick`
/// other than 0 leaves out what only finds faint print and print on patterned ground.
///
/// Writes for each line eight numbers, x and y of its corners clockwise from the upper left as
/// one reads at that angle, and returns how many; -1 when OpenCV fails.
int text_lines_find(
    const uint8_t *samples, int width, int height, int channels, double angle, double smooth,
    int quick, double *corners, int capacity);

#ifdef __cplusplus
}
#endif
