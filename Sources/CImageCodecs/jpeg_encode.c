#include "cimagecodecs.h"
#include "jpeg_errors.h"

#include <jerror.h>
#include <string.h>

static void begin(j_compress_ptr jpeg) { (void)jpeg; }

static boolean overflow(j_compress_ptr jpeg) {
  ERREXIT(jpeg, JERR_BUFFER_SIZE);
  return FALSE;
}

static void end(j_compress_ptr jpeg) { (void)jpeg; }

int cimagecodecs_jpeg_encode(
    const uint8_t *samples, uint32_t width, uint32_t height, int channels, int quality,
    uint8_t *target, size_t target_count, size_t *written) {
  struct jpeg_errors errors;
  struct jpeg_compress_struct jpeg;
  struct jpeg_destination_mgr destination;
  memset(&errors, 0, sizeof errors);
  memset(&jpeg, 0, sizeof jpeg);
  memset(&destination, 0, sizeof destination);
  jpeg.err = cimagecodecs_jpeg_errors(&errors);
  if (setjmp(errors.give_up)) {
    jpeg_destroy_compress(&jpeg);
    return errors.status;
  }
  jpeg_create_compress(&jpeg);
  destination.next_output_byte = target;
  destination.free_in_buffer = target_count;
  destination.init_destination = begin;
  destination.empty_output_buffer = overflow;
  destination.term_destination = end;
  jpeg.dest = &destination;
  jpeg.image_width = width;
  jpeg.image_height = height;
  jpeg.input_components = channels;
  jpeg.in_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row = (JSAMPROW)samples + (size_t)jpeg.next_scanline * width * (size_t)channels;
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  *written = target_count - destination.free_in_buffer;
  jpeg_destroy_compress(&jpeg);
  return CIMAGECODECS_DONE;
}
