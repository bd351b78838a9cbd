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

/// Share of the area that is burnt out by light, not white by print.
///
/// Light falls in round spots that swallow what they fall on, and white print has straight sides, runs through the
/// whole page or bears text. So a spot is burnt out white, once gaps as narrow as strokes are closed, at least an
/// eightieth of the area and less than half of it, without dents, not a rectangle, and with hardly anything on it; or it
/// is smaller, from a 250th on, and an ellipse, which fills 0.79 of the rectangle around it, with nothing on it.
double burnt_share(const cv::Mat &picture) {
  cv::Mat small = scaled(picture, 500), least = small, closed, labels, statistics, centres;
  if (small.channels() == 3) {
    std::vector<cv::Mat> channels;
    cv::split(small, channels);
    least = cv::min(cv::min(channels[0], channels[1]), channels[2]);
  }
  cv::Mat stroke = cv::getStructuringElement(cv::MORPH_ELLIPSE, cv::Size(11, 11));
  cv::morphologyEx(least, closed, cv::MORPH_CLOSE, stroke);
  cv::GaussianBlur(closed, closed, cv::Size(), 2);
  cv::Mat burnt = closed >= 248;
  double area = double(small.total()), sum = 0;
  if (cv::countNonZero(burnt) * 250.0 < area) return 0;
  int found = cv::connectedComponentsWithStats(burnt, labels, statistics, centres);
  for (int label = 1; label < found; label++) {
    double part = statistics.at<int>(label, cv::CC_STAT_AREA);
    if (part * 250 < area || part * 2 > area) continue;
    cv::Mat spot = labels == label;
    std::vector<cv::Point> places, hull;
    cv::findNonZero(spot, places);
    cv::convexHull(places, hull);
    cv::Size2f around = cv::minAreaRect(hull).size;
    double print = cv::countNonZero((least < 200) & spot);
    double of_hull = part / std::max(1.0, cv::contourArea(hull));
    double filled = part / ((around.width + 1) * (around.height + 1));
    bool is_round = part * 80 >= area && of_hull >= 0.75 && filled <= 0.88 && print <= 0.16 * part;
    bool is_ellipse = of_hull >= 0.95 && filled >= 0.66 && filled <= 0.85 && print <= 0.03 * part;
    if (is_round || is_ellipse) sum += part;
  }
  return sum / area;
}

/// How sharp a picture is in its least sharp direction, by that in its sharpest: 1 where all are alike.
///
/// A camera that moves takes the detail along its path and leaves that across it. Second derivatives along all
/// directions follow from three (Freeman, Adelson: The design and use of steerable filters, 1991); noise and the
/// compression's blocks, alike in all directions, are smoothed away before.
double steadiness(const cv::Mat &gray) {
  cv::Mat smooth, across, both, down;
  double xx = 0, xd = 0, xy = 0, dd = 0, dy = 0, yy = 0, least = INFINITY, most = 0;
  // Some rows at a time, which stay in the processor's cache; OpenCV looks beyond them by itself.
  const int rows = 32;
  gray.convertTo(smooth, CV_32F);
  cv::GaussianBlur(smooth, smooth, cv::Size(), 1);
  for (int top = 0; top < gray.rows; top += rows) {
    cv::Mat band = smooth.rowRange(top, std::min(gray.rows, top + rows));
    cv::Sobel(band, across, CV_32F, 2, 0, 1);
    cv::Sobel(band, both, CV_32F, 1, 1, 1, 0.25);
    cv::Sobel(band, down, CV_32F, 0, 2, 1);
    xx += across.dot(across), xd += across.dot(both), xy += across.dot(down);
    dd += both.dot(both), dy += both.dot(down), yy += down.dot(down);
  }
  for (int degrees = 0; degrees < 180; degrees += 5) {
    double c = std::cos(degrees * CV_PI / 180), s = std::sin(degrees * CV_PI / 180), cc = c * c, ss = s * s;
    double energy = cc * cc * xx + 4 * cc * c * s * xd + 2 * cc * ss * (xy + 2 * dd) + 4 * c * s * ss * dy
                    + ss * ss * yy;
    least = std::min(least, energy);
    most = std::max(most, energy);
  }
  return most > 0 ? std::clamp(least / most, 0.0, 1.0) : 1;
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

    cv::Mat curvature, usual = scaled(gray, 1000);
    cv::Laplacian(usual, curvature, CV_16S);
    cv::Scalar mean, deviation;
    cv::meanStdDev(curvature, mean, deviation);
    quality->focus = deviation[0] * deviation[0];
    quality->steadiness = steadiness(usual);
    quality->glare = burnt_share(picture);
  });
}
