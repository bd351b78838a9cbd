#pragma once
#include <stdint.h>

// Where a picture may hold a PDF417 symbol. In C++ for the same reason, and under the same rules, as copencv.h.

#ifdef __cplusplus
extern "C" {
#endif

/// Finds upright or turned rectangles that are densely covered with edges, as a symbol is (and text, too).
///
/// `corners` holds `capacity * 8` numbers and receives four x, y pairs for each rectangle: its first side runs
/// across the most edges, along a symbol's rows in either direction. `traits` holds `capacity * 2` numbers and
/// receives for each the share of the rectangle that is covered, and how much stronger the edges across the
/// first side are than along it (0 none, 1 all). The largest come first.
///
/// Returns how many were found, at most `capacity`, or -1 when OpenCV threw.
int copencv_barcode_regions(
    const uint8_t *gray, int width, int height, int capacity, double *corners, double *traits);

#ifdef __cplusplus
}
#endif
