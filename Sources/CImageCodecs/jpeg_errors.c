#include "jpeg_errors.h"

#include <jerror.h>

#include "cimagecodecs.h"

enum {
  // Some writers pad the compressed data before the end marker. libjpeg counts that as a warning, as it counts the
  // rest of a stream that lost its way; padding is short.
  MOST_PADDING = 64,
  END_OF_IMAGE = 0xD9,
  FIRST_RESTART = 0xD0,
  LAST_RESTART = 0xD7,
};

static int status_of(int code) {
  switch (code) {
    case JERR_OUT_OF_MEMORY: return CIMAGECODECS_OUT_OF_MEMORY;
    case JERR_IMAGE_TOO_BIG: return CIMAGECODECS_TOO_LARGE;
    default: return CIMAGECODECS_DAMAGED;
  }
}

static void give_up(j_common_ptr jpeg) {
  struct jpeg_errors *errors = (struct jpeg_errors *)jpeg->err;
  if (errors->status == CIMAGECODECS_DONE) errors->status = status_of(errors->manager.msg_code);
  longjmp(errors->give_up, 1);
}

/// Whether a warning is about the form only: every pixel is there.
static int is_harmless(const struct jpeg_error_mgr *manager) {
  switch (manager->msg_code) {
    case JWRN_JFIF_MAJOR:
    case JWRN_ADOBE_XFORM:
      return 1;
    case JWRN_EXTRANEOUS_DATA: {
      int extra = manager->msg_parm.i[0], marker = manager->msg_parm.i[1];
      int inside = marker >= FIRST_RESTART && marker <= LAST_RESTART;
      return !inside && extra <= MOST_PADDING;
    }
    default:
      return 0;
  }
}

static void emit(j_common_ptr jpeg, int level) {
  // Levels from 0 on are traces. libjpeg goes on after a warning with grey or repeated pixels, on which something
  // could be misread: we do not.
  if (level < 0 && !is_harmless(jpeg->err)) give_up(jpeg);
}

static void print_nothing(j_common_ptr jpeg) { (void)jpeg; }

static void count_scans(j_common_ptr common) {
  j_decompress_ptr jpeg = (j_decompress_ptr)common;
  struct jpeg_errors *errors = (struct jpeg_errors *)common->err;
  if (jpeg->input_scan_number > errors->most_scans) {
    errors->status = CIMAGECODECS_TOO_MANY_SCANS;
    longjmp(errors->give_up, 1);
  }
}

struct jpeg_error_mgr *cimagecodecs_jpeg_errors(struct jpeg_errors *errors) {
  jpeg_std_error(&errors->manager);
  errors->manager.error_exit = give_up;
  errors->manager.emit_message = emit;
  errors->manager.output_message = print_nothing;
  errors->status = CIMAGECODECS_DONE;
  return &errors->manager;
}

void cimagecodecs_limit_scans(struct jpeg_decompress_struct *jpeg, struct jpeg_errors *errors) {
  errors->progress.progress_monitor = count_scans;
  jpeg->progress = &errors->progress;
}
