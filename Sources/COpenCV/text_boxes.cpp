#include "include/text_boxes.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "guarded.hpp"

namespace {

/// The corners clockwise from the upper left, for a box that lies nearer to level than to upright.
std::vector<cv::Point2f> ordered(const cv::RotatedRect &box) {
  cv::Point2f points[4];
  box.points(points);
  std::vector<cv::Point2f> corners(points, points + 4);
  std::sort(corners.begin(), corners.end(), [](auto a, auto b) { return a.x < b.x; });
  if (corners[0].y > corners[1].y) std::swap(corners[0], corners[1]);
  if (corners[2].y > corners[3].y) std::swap(corners[2], corners[3]);
  return {corners[0], corners[2], corners[3], corners[1]};
}

}  // namespace

int text_boxes_find(
    const float *map, int width, int height, double least, double growth, double *corners,
    int capacity) {
  int count = 0;
  const int status = copencv_guarded([&] {
    const cv::Mat probability(height, width, CV_32F, const_cast<float *>(map));
    cv::Mat regions = probability > 0.3;
    cv::dilate(regions, regions, cv::Mat::ones(2, 2, CV_8U));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(regions, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    for (const auto &outline : outlines) {
      if (count >= capacity) break;
      cv::RotatedRect box = cv::minAreaRect(outline);
      if (std::min(box.size.width, box.size.height) < 3) continue;
      const cv::Rect around = cv::boundingRect(outline) & cv::Rect(0, 0, width, height);
      cv::Mat mask = cv::Mat::zeros(around.size(), CV_8U);
      std::vector<std::vector<cv::Point>> moved(1);
      for (const auto &point : outline) moved[0].push_back(point - around.tl());
      cv::fillPoly(mask, moved, cv::Scalar(1));
      if (cv::mean(probability(around), mask)[0] < least) continue;
      const double grown =
          box.size.area() * growth / (2 * (box.size.width + box.size.height));
      box.size.width += 2 * grown;
      box.size.height += 2 * grown;
      for (const auto &corner : ordered(box)) {
        *corners++ = corner.x;
        *corners++ = corner.y;
      }
      count++;
    }
  });
  return status == 0 ? count : -1;
}
