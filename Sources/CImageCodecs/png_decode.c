#include "cimagecodecs.h"

#include <png.h>
#include <setjmp.h>
#include <string.h>

enum { MOST_SIDE = 1 << 20, MOST_CHUNK = 1 << 20 };

/// What is left of the file.
struct source {
  const uint8_t *bytes;
  size_t count;
};

static void give_up(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void read_bytes(png_structp png, png_bytep target, size_t count) {
  struct source *source = png_get_io_ptr(png);
  if (count > source->count) png_error(png, "the file ends early");
  memcpy(target, source->bytes, count);
  source->bytes += count;
  source->count -= count;
}

/// Every kind of PNG to 8 bits of grey or of red, green and blue.
static void set_transforms(png_structp png, png_infop info) {
  int type = png_get_color_type(png, info), depth = png_get_bit_depth(png, info);
  png_set_expand(png);
  if ((type & PNG_COLOR_MASK_ALPHA) || png_get_valid(png, info, PNG_INFO_tRNS)) {
    // In the output's 8 bits, also where the file has 16.
    png_color_16 background = {0, 255, 255, 255, 255};
    png_set_background(png, &background, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
  }
  if (depth == 16) png_set_scale_16(png);
}

int cimagecodecs_png_decode(
    const uint8_t *bytes, size_t count, uint8_t *target, size_t target_count) {
  struct source source = {bytes, count};
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, ignore);
  if (!png) return CIMAGECODECS_OUT_OF_MEMORY;
  png_infop info = png_create_info_struct(png);
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    return CIMAGECODECS_OUT_OF_MEMORY;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return CIMAGECODECS_DAMAGED;
  }
  png_set_read_fn(png, &source, read_bytes);
  png_set_user_limits(png, MOST_SIDE, MOST_SIDE);
  png_set_chunk_malloc_max(png, MOST_CHUNK);
  png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  // A negative number means all ancillary chunks but tRNS: what is not parsed cannot go wrong.
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_read_info(png, info);
  set_transforms(png, info);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);

  size_t row_count = png_get_rowbytes(png, info);
  png_uint_32 height = png_get_image_height(png, info);
  if (row_count * height != target_count) {
    png_destroy_read_struct(&png, &info, NULL);
    return CIMAGECODECS_WRONG_SIZE;
  }
  for (int pass = 0; pass < passes; pass++)
    for (png_uint_32 row = 0; row < height; row++)
      png_read_row(png, target + row * row_count, NULL);
  // Reads on to the end chunk: a file without one was cut.
  png_read_end(png, NULL);
  png_destroy_read_struct(&png, &info, NULL);
  return CIMAGECODECS_DONE;
}
