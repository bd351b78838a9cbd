#pragma once
#include <stddef.h>
#include <stdint.h>

// libjpeg and libpng for Swift. This is in C because both report errors by longjmp, which must not cross Swift
// frames, and because their interfaces are made of macros and of structs that hold a jmp_buf.
//
// The rules of every function: the caller owns all memory and sizes it; nothing is kept between calls; nothing is
// printed; no longjmp leaves; samples are 8 bits, rows have no padding, a pixel has 1 sample (grey) or 3 (red,
// green, blue).

#ifdef __cplusplus
extern "C" {
#endif

enum cimagecodecs_status {
  CIMAGECODECS_DONE = 0,
  /// Data is missing or corrupt, or of a kind that the library does not decode.
  CIMAGECODECS_DAMAGED = 1,
  /// More progressive scans than allowed.
  CIMAGECODECS_TOO_MANY_SCANS = 2,
  /// The caller's memory does not have the size of the result.
  CIMAGECODECS_WRONG_SIZE = 3,
  /// Memory ran out.
  CIMAGECODECS_OUT_OF_MEMORY = 4,
  /// A side has more pixels than libjpeg takes, 65,500.
  CIMAGECODECS_TOO_LARGE = 5,
};

struct cimagecodecs_header {
  uint32_t width;
  uint32_t height;
  /// Samples a pixel after decoding: 1 or 3.
  uint32_t channels;
};

/// Reads a JPEG's header without decoding a pixel. With CIMAGECODECS_TOO_LARGE, `header` holds the size that it claims.
int cimagecodecs_jpeg_header(const uint8_t *bytes, size_t count, struct cimagecodecs_header *header);

/// Decodes a JPEG at `eighths` (1 to 8) of its size: each side is that of the header times `eighths` / 8, rounded up.
/// CMYK and YCCK become red, green and blue. Anything missing or corrupt is CIMAGECODECS_DAMAGED, also where part of
/// the picture was decoded; what `target` holds is then undefined.
int cimagecodecs_jpeg_decode(
    const uint8_t *bytes, size_t count, int eighths, int most_scans, uint8_t *target,
    size_t target_count);

/// Decodes a PNG of the size in its header, all kinds to 8 bits, transparency onto white. A bad checksum anywhere is
/// CIMAGECODECS_DAMAGED. Ancillary chunks other than tRNS are skipped unread.
int cimagecodecs_png_decode(
    const uint8_t *bytes, size_t count, uint8_t *target, size_t target_count);

/// Writes a baseline JPEG into `target` and its length into `written`.
int cimagecodecs_jpeg_encode(
    const uint8_t *samples, uint32_t width, uint32_t height, int channels, int quality,
    uint8_t *target, size_t target_count, size_t *written);

/// Writes a PNG into `target` and its length into `written`.
int cimagecodecs_png_encode(
    const uint8_t *samples, uint32_t width, uint32_t height, int channels, uint8_t *target,
    size_t target_count, size_t *written);

#ifdef __cplusplus
}
#endif
