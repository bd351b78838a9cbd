#pragma once

#include <stddef.h>
#include <stdint.h>

// PDF417 through zxing-cpp. It is behind C because zxing-cpp is a C++ library whose calls throw; no
// exception leaves these functions. They keep nothing: every buffer belongs to the caller and is
// used only during the call.

#ifdef __cplusplus
extern "C" {
#endif

/// Also look for the symbol in the picture turned by 90, 180 and 270 degrees.
#define CBARCODES_TRY_ROTATE 1u
/// Take one threshold for the whole picture instead of one for each neighbourhood.
#define CBARCODES_GLOBAL_THRESHOLD 2u

/// The version of zxing-cpp that this was built with, such as `1.4.0`.
///
/// The text is a constant; it is in C because the version is a macro.
const char *cbarcodes_version(void);

/// Reads the first PDF417 symbol of a grey picture.
///
/// `grey` is `height` rows of `width` samples, `stride` bytes apart (at least `width`). The payload's
/// bytes go to `out` as the symbol holds them, without any change of character set; only where the symbol
/// itself names its character sets (ECI), they come as UTF-8. `quad` receives x and y of the symbol's corners: upper left, upper right, lower right and lower left as the symbol is
/// read.
///
/// Returns the number of bytes of the payload (none of which are written when they are more than
/// `capacity`), 0 when there is no symbol that decodes, -1 when the arguments are wrong or the library
/// fails.
int32_t cbarcodes_read_pdf417(
    const uint8_t *grey, int32_t width, int32_t height, int32_t stride, uint8_t *out,
    int32_t capacity, int32_t quad[8], uint32_t flags);

/// Writes a PDF417 symbol of the normal symbology, wider than tall.
///
/// `count` bytes are taken as ISO 8859-1. `level` is the error correction level, 0 to 8 (AAMVA D.4: at
/// least 3, 5 recommended). `modules` receives one byte a module, 1 for dark, row after row from the
/// top: one line for each row of the symbol, start and stop pattern included, no quiet zone. Who draws
/// it makes each line three modules high or more (ISO/IEC 15438 section 5.8.2) and leaves two modules
/// of quiet zone on every side.
///
/// Returns the number of modules, `*width * *height` (none of which are written when they are more
/// than `capacity`), or -1 when the arguments are wrong or the bytes do not fit into a symbol.
int32_t cbarcodes_write_pdf417(
    const uint8_t *bytes, int32_t count, int32_t level, uint8_t *modules, int32_t capacity,
    int32_t *width, int32_t *height);

#ifdef __cplusplus
}
#endif
