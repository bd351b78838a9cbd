#pragma once
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
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

/// A picture made smaller by area. Halving is many times as fast as any other ratio, so that it comes first while a
/// last odd row or column, which is lost by it, is little.
inline cv::Mat copencv_shrunk(cv::Mat picture, cv::Size size) {
  while (picture.cols >= 2 * size.width && picture.rows >= 2 * size.height &&
         std::min(picture.cols, picture.rows) > 600) {
    const cv::Size half(picture.cols / 2, picture.rows / 2);
    cv::Mat smaller;
    cv::resize(picture(cv::Rect(0, 0, 2 * half.width, 2 * half.height)), smaller, half, 0, 0, cv::INTER_AREA);
    picture = smaller;
  }
  if (picture.size() == size) return picture;
  cv::Mat smaller;
  cv::resize(picture, smaller, size, 0, 0, cv::INTER_AREA);
  return smaller;
}
