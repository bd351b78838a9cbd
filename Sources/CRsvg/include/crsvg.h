#pragma once
#include <stddef.h>
#include <stdint.h>

// librsvg for Swift. In C because the flags that pkg-config gives for glib's headers are more than SwiftPM takes.

/// Draws an SVG file in its own size onto white.
///
/// The caller owns all memory. `target` holds `capacity` bytes and receives red, green and blue of each pixel, rows
/// without padding; `message` holds `message_capacity` bytes, at least 1, and receives the library's complaint,
/// cut to fit and ended by a zero. Nothing is kept between calls, and calls in several threads do not meet.
///
/// Returns 0, or -1: the file is no SVG with a size in pixels, it does not fit, or memory ran out.
int crsvg_draw(
    const char *svg, size_t length, uint8_t *target, size_t capacity, int *width, int *height,
    char *message, size_t message_capacity);
