#include "crsvg.h"

#include <librsvg/rsvg.h>
#include <math.h>

static int complain(GError *error, const char *otherwise, char *message, size_t capacity) {
  g_strlcpy(message, error ? error->message : otherwise, capacity);
  g_clear_error(&error);
  return -1;
}

int crsvg_draw(
    const char *svg, size_t length, uint8_t *target, size_t capacity, int *width, int *height,
    char *message, size_t message_capacity) {
  GError *error = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)svg, length, &error);
  if (!handle) return complain(error, "no SVG", message, message_capacity);

  double across = 0, down = 0;
  if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &across, &down) || !(across >= 1) ||
      !(down >= 1) || across > 16384 || down > 16384 ||
      (size_t)lround(across) * (size_t)lround(down) * 3 > capacity) {
    g_object_unref(handle);
    return complain(NULL, "it has no size in pixels, or too large a one", message, message_capacity);
  }
  *width = (int)lround(across);
  *height = (int)lround(down);

  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, *width, *height);
  cairo_t *context = cairo_create(surface);
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_paint(context);
  RsvgRectangle place = {0, 0, across, down};
  gboolean drawn = rsvg_handle_render_document(handle, context, &place, &error);
  cairo_destroy(context);
  g_object_unref(handle);
  cairo_surface_flush(surface);
  const uint8_t *rows = cairo_image_surface_get_data(surface);
  if (drawn && rows) {
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < *height; y++) {
      // A word a pixel in the machine's order of bytes: opacity, red, green, blue from the top.
      const uint32_t *words = (const uint32_t *)(rows + (size_t)y * (size_t)stride);
      for (int x = 0; x < *width; x++, target += 3) {
        target[0] = (uint8_t)(words[x] >> 16);
        target[1] = (uint8_t)(words[x] >> 8);
        target[2] = (uint8_t)words[x];
      }
    }
  }
  cairo_surface_destroy(surface);
  if (drawn && rows) return 0;
  return complain(error, "memory ran out", message, message_capacity);
}
