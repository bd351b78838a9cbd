#include "cimagecodecs.h"

#include <png.h>
#include <setjmp.h>
#include <string.h>

/// What of the caller's memory is filled.
struct target {
  uint8_t *bytes;
  size_t count;
  size_t written;
};

static void give_up(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
  struct target *target = png_get_io_ptr(png);
  if (count > target->count - target->written) png_error(png, "the target is too small");
  memcpy(target->bytes + target->written, bytes, count);
  target->written += count;
}

static void flush(png_structp png) { (void)png; }

int cimagecodecs_png_encode(
    const uint8_t *samples, uint32_t width, uint32_t height, int channels, uint8_t *target_bytes,
    size_t target_count, size_t *written) {
  struct target target = {target_bytes, target_count, 0};
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, ignore);
  if (!png) return CIMAGECODECS_OUT_OF_MEMORY;
  png_infop info = png_create_info_struct(png);
  if (!info) {
    png_destroy_write_struct(&png, NULL);
    return CIMAGECODECS_OUT_OF_MEMORY;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return CIMAGECODECS_WRONG_SIZE;
  }
  png_set_write_fn(png, &target, write_bytes, flush);
  png_set_IHDR(
      png, info, width, height, 8, channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
      PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  for (uint32_t row = 0; row < height; row++)
    png_write_row(png, samples + (size_t)row * width * (size_t)channels);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  *written = target.written;
  return CIMAGECODECS_DONE;
}
