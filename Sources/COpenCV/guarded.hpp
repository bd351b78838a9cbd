#pragma once
#include <opencv2/core.hpp>

#include <cstdint>

/// Runs `work`, keeps every C++ exception (out of memory, a failed CV_Assert) inside the shim, and keeps
/// OpenCV on the calling thread: the reader process may not start threads. Returns 0, or -1 after an exception.
template <typename Work>
int copencv_guarded(Work work) noexcept {
  try {
    static const bool single = (cv::setNumThreads(1), true);
    (void)single;
    work();
    return 0;
  } catch (...) {
    return -1;
  }
}

/// Looks at the caller's samples as a matrix without copying. Rows have no padding.
inline cv::Mat copencv_view(const uint8_t *samples, int width, int height, int channels) {
  return cv::Mat(height, width, CV_8UC(channels), const_cast<uint8_t *>(samples));
}

/// Looks at the caller's memory as a matrix that is to be filled. If OpenCV would have to allocate it anew
/// (another size or type), the result would be lost: `copencv_check_filled` says so.
inline cv::Mat copencv_target(uint8_t *samples, int width, int height, int channels) {
  return cv::Mat(height, width, CV_8UC(channels), samples);
}

inline void copencv_check_filled(const cv::Mat &target, const uint8_t *samples) {
  CV_Assert(target.data == samples);
}
