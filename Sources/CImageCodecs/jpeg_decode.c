#include "cimagecodecs.h"
#include "jpeg_errors.h"

#include <string.h>

int cimagecodecs_jpeg_header(
    const uint8_t *bytes, size_t count, struct cimagecodecs_header *header) {
  struct jpeg_errors errors;
  struct jpeg_decompress_struct jpeg;
  memset(&errors, 0, sizeof errors);
  memset(&jpeg, 0, sizeof jpeg);
  jpeg.err = cimagecodecs_jpeg_errors(&errors);
  if (setjmp(errors.give_up)) {
    header->width = jpeg.image_width;
    header->height = jpeg.image_height;
    jpeg_destroy_decompress(&jpeg);
    return errors.status;
  }
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, bytes, count);
  jpeg_read_header(&jpeg, TRUE);
  header->width = jpeg.image_width;
  header->height = jpeg.image_height;
  header->channels = jpeg.jpeg_color_space == JCS_GRAYSCALE ? 1 : 3;
  jpeg_destroy_decompress(&jpeg);
  return CIMAGECODECS_DONE;
}

/// Ink to light. Adobe's writers store the amount of white (0 = full ink), others the amount of ink.
static void convert_cmyk(const uint8_t *row, JDIMENSION width, int stores_white, uint8_t *target) {
  for (JDIMENSION x = 0; x < width; x++, row += 4, target += 3) {
    for (int channel = 0; channel < 3; channel++) {
      unsigned color = row[channel], black = row[3];
      if (!stores_white) {
        color = 255 - color;
        black = 255 - black;
      }
      target[channel] = (uint8_t)((color * black + 127) / 255);
    }
  }
}

int cimagecodecs_jpeg_decode(
    const uint8_t *bytes, size_t count, int eighths, int most_scans, uint8_t *target,
    size_t target_count) {
  struct jpeg_errors errors;
  struct jpeg_decompress_struct jpeg;
  memset(&errors, 0, sizeof errors);
  memset(&jpeg, 0, sizeof jpeg);
  errors.most_scans = most_scans;
  jpeg.err = cimagecodecs_jpeg_errors(&errors);
  if (setjmp(errors.give_up)) {
    jpeg_destroy_decompress(&jpeg);
    return errors.status;
  }
  jpeg_create_decompress(&jpeg);
  cimagecodecs_limit_scans(&jpeg, &errors);
  jpeg_mem_src(&jpeg, bytes, count);
  jpeg_read_header(&jpeg, TRUE);

  int inks = jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK;
  int grey = jpeg.jpeg_color_space == JCS_GRAYSCALE;
  jpeg.out_color_space = inks ? JCS_CMYK : grey ? JCS_GRAYSCALE : JCS_RGB;
  jpeg.scale_num = (unsigned)eighths;
  jpeg.scale_denom = 8;
  jpeg_calc_output_dimensions(&jpeg);
  size_t row_count = (size_t)jpeg.output_width * (grey ? 1 : 3);
  if (row_count * jpeg.output_height != target_count) {
    jpeg_destroy_decompress(&jpeg);
    return CIMAGECODECS_WRONG_SIZE;
  }

  jpeg_start_decompress(&jpeg);
  JSAMPARRAY inks_row =
      inks ? jpeg.mem->alloc_sarray((j_common_ptr)&jpeg, JPOOL_IMAGE, jpeg.output_width * 4, 1)
           : NULL;
  while (jpeg.output_scanline < jpeg.output_height) {
    JSAMPROW row = target + jpeg.output_scanline * row_count;
    if (inks) {
      jpeg_read_scanlines(&jpeg, inks_row, 1);
      convert_cmyk(inks_row[0], jpeg.output_width, jpeg.saw_Adobe_marker, row);
    } else {
      jpeg_read_scanlines(&jpeg, &row, 1);
    }
  }
  // Reads on to the end marker: a file without one was cut.
  jpeg_finish_decompress(&jpeg);
  jpeg_destroy_decompress(&jpeg);
  return CIMAGECODECS_DONE;
}
