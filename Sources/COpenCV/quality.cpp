#include "copencv.h"
#include "guarded.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

cv::Mat scaled(const cv::Mat &picture, int longer_side) {
  double scale = double(longer_side) / std::max(picture.cols, picture.rows);
  if (scale == 1) return picture;
  cv::Size size(
      std::max(1, int(std::lround(picture.cols * scale))),
      std::max(1, int(std::lround(picture.rows * scale))));
  if (scale < 1) return copencv_shrunk(picture, size);
  cv::Mat larger;
  cv::resize(picture, larger, size, 0, 0, cv::INTER_CUBIC);
  return larger;
}

double percentile(const std::vector<double> &counts, double share) {
  double all = 0, sum = 0;
  for (double count : counts) all += count;
  for (size_t value = 0; value < counts.size(); value++) {
    sum += counts[value];
    if (sum >= share * all) return double(value);
  }
  return 255;
}

/// Share of the area that is burnt out by light, not white by print: connected, at least a five hundredth of the
/// area each, and with soft edges, since light fades where print ends.
double burnt_share(const cv::Mat &picture) {
  cv::Mat small = scaled(picture, 500), gray, least = small;
  if (small.channels() == 3) {
    std::vector<cv::Mat> channels;
    cv::split(small, channels);
    least = cv::min(cv::min(channels[0], channels[1]), channels[2]);
    cv::cvtColor(small, gray, cv::COLOR_RGB2GRAY);
  } else {
    gray = small;
  }
  cv::Mat x, y, labels, statistics, centres;
  cv::Mat burnt = least >= 250;
  cv::Sobel(gray, x, CV_32F, 1, 0, 3, 1.0 / 8);
  cv::Sobel(gray, y, CV_32F, 0, 1, 3, 1.0 / 8);
  cv::Mat slope = cv::abs(x) + cv::abs(y);
  int found = cv::connectedComponentsWithStats(burnt, labels, statistics, centres);
  double area = double(small.total()), sum = 0;
  for (int label = 1; label < found; label++) {
    double part = statistics.at<int>(label, cv::CC_STAT_AREA);
    if (part * 500 < area) continue;
    cv::Mat blob = labels == label, grown;
    cv::dilate(blob, grown, cv::Mat::ones(5, 5, CV_8U));
    cv::Mat ring = grown & ~blob;
    double ring_area = cv::countNonZero(ring);
    // At most every fourth place of the edge may be sharp: print under a spot of light.
    cv::Mat sharp = (slope > 12) & ring;
    if (ring_area > 0 && cv::countNonZero(sharp) < ring_area / 4) sum += part;
  }
  return sum / area;
}

}  // namespace

int copencv_measure_quality(
    const uint8_t *source, int width, int height, int channels, struct copencv_quality *quality) {
  return copencv_guarded([&] {
    cv::Mat picture = copencv_view(source, width, height, channels);
    cv::Mat gray = picture;
    if (channels == 3) cv::cvtColor(picture, gray, cv::COLOR_RGB2GRAY);

    std::vector<double> counts(256, 0);
    for (int row = 0; row < gray.rows; row++) {
      const uint8_t *samples = gray.ptr(row);
      for (int column = 0; column < gray.cols; column++) counts[samples[column]]++;
    }
    quality->brightness = cv::mean(gray)[0];
    quality->contrast = percentile(counts, 0.95) - percentile(counts, 0.05);

    cv::Mat curvature;
    cv::Laplacian(scaled(gray, 1000), curvature, CV_16S);
    cv::Scalar mean, deviation;
    cv::meanStdDev(curvature, mean, deviation);
    quality->focus = deviation[0] * deviation[0];
    quality->glare = burnt_share(picture);
  });
}
