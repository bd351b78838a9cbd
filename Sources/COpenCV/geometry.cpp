#include "copencv.h"
#include "guarded.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

int copencv_gray(const uint8_t *source, int width, int height, uint8_t *target) {
  return copencv_guarded([&] {
    cv::Mat out = copencv_target(target, width, height, 1);
    cv::cvtColor(copencv_view(source, width, height, 3), out, cv::COLOR_RGB2GRAY);
    copencv_check_filled(out, target);
  });
}

int copencv_resize(
    const uint8_t *source, int width, int height, int channels, uint8_t *target, int target_width,
    int target_height) {
  return copencv_guarded([&] {
    const cv::Mat in = copencv_view(source, width, height, channels);
    cv::Mat out = copencv_target(target, target_width, target_height, channels);
    if (target_width < width || target_height < height) {
      copencv_shrunk(in, out.size()).copyTo(out);
    } else {
      cv::resize(in, out, out.size(), 0, 0, cv::INTER_CUBIC);
    }
    copencv_check_filled(out, target);
  });
}

int copencv_orient(
    const uint8_t *source, int width, int height, int channels, int orientation, uint8_t *target) {
  return copencv_guarded([&] {
    cv::Mat in = copencv_view(source, width, height, channels);
    bool swaps = orientation >= 5;
    cv::Mat out = copencv_target(target, swaps ? height : width, swaps ? width : height, channels);
    switch (orientation) {
      case 1: in.copyTo(out); break;
      case 2: cv::flip(in, out, 1); break;
      case 3: cv::flip(in, out, -1); break;
      case 4: cv::flip(in, out, 0); break;
      case 5: cv::transpose(in, out); break;
      case 6: cv::rotate(in, out, cv::ROTATE_90_CLOCKWISE); break;
      case 7: {
        cv::transpose(in, out);
        cv::flip(out, out, -1);
        break;
      }
      case 8: cv::rotate(in, out, cv::ROTATE_90_COUNTERCLOCKWISE); break;
      default: CV_Assert(false);
    }
    copencv_check_filled(out, target);
  });
}

int copencv_warp(
    const uint8_t *source, int width, int height, int channels, const double corners[8], int linear,
    uint8_t *target, int target_width, int target_height) {
  return copencv_guarded([&] {
    cv::Point2f from[4];
    for (int i = 0; i < 4; i++) {
      CV_Assert(std::isfinite(corners[2 * i]) && std::isfinite(corners[2 * i + 1]));
      from[i] = cv::Point2f(float(corners[2 * i]), float(corners[2 * i + 1]));
    }
    cv::Mat in = copencv_view(source, width, height, channels);
    // Sampling takes only the four or sixteen nearest pixels, so what is to shrink a lot is first made smaller
    // by area: otherwise thin strokes would come and go.
    double across = std::max(cv::norm(from[1] - from[0]), cv::norm(from[2] - from[3]));
    double down = std::max(cv::norm(from[3] - from[0]), cv::norm(from[2] - from[1]));
    double shrink = std::min(across / target_width, down / target_height);
    cv::Mat smaller;
    if (shrink > 1.5) {
      // Only what is sampled: a line of text is a small part of a page.
      const int margin = int(std::ceil(3 * shrink)) + 2;
      const cv::Rect whole(0, 0, width, height);
      cv::Rect part = cv::boundingRect(std::vector<cv::Point2f>(from, from + 4));
      part = cv::Rect(part.x - margin, part.y - margin, part.width + 2 * margin, part.height + 2 * margin) & whole;
      if (part.empty()) part = whole;
      cv::Size size(
          std::max(1, int(std::lround(part.width / shrink))), std::max(1, int(std::lround(part.height / shrink))));
      cv::resize(in(part), smaller, size, 0, 0, cv::INTER_AREA);
      for (auto &point : from) {
        point.x = (point.x - float(part.x)) * float(size.width) / float(part.width);
        point.y = (point.y - float(part.y)) * float(size.height) / float(part.height);
      }
      in = smaller;
    }
    // OpenCV counts from the centre of the first pixel, we from its corner.
    for (auto &point : from) point -= cv::Point2f(0.5f, 0.5f);
    const float right = float(target_width) - 0.5f, bottom = float(target_height) - 0.5f;
    const cv::Point2f to[4] = {{-0.5f, -0.5f}, {right, -0.5f}, {right, bottom}, {-0.5f, bottom}};
    cv::Mat out = copencv_target(target, target_width, target_height, channels);
    // Cubic keeps strokes sharp where pixels are few; it costs four times as much and shows nothing where they
    // are many.
    cv::warpPerspective(
        in, out, cv::getPerspectiveTransform(from, to), out.size(),
        linear || shrink > 1.1 ? cv::INTER_LINEAR : cv::INTER_CUBIC, cv::BORDER_REPLICATE);
    copencv_check_filled(out, target);
  });
}

int copencv_blur(
    const uint8_t *source, int width, int height, int channels, double deviation, uint8_t *target) {
  return copencv_guarded([&] {
    cv::Mat out = copencv_target(target, width, height, channels);
    int size = 2 * int(std::ceil(deviation * 3)) + 1;
    cv::GaussianBlur(
        copencv_view(source, width, height, channels), out, cv::Size(size, size), deviation, deviation,
        cv::BORDER_REPLICATE);
    copencv_check_filled(out, target);
  });
}
