#pragma once
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

/// Where to return to when libjpeg gives up, and why it did.
struct jpeg_errors {
  struct jpeg_error_mgr manager;
  struct jpeg_progress_mgr progress;
  int most_scans;
  int status;
  jmp_buf give_up;
};

/// Makes libjpeg silent and lets it return to `give_up`, for missing or corrupt data too.
struct jpeg_error_mgr *cimagecodecs_jpeg_errors(struct jpeg_errors *errors);

/// Limits the number of scans of a progressive file: each one may cost a pass over all coefficients.
void cimagecodecs_limit_scans(struct jpeg_decompress_struct *jpeg, struct jpeg_errors *errors);
