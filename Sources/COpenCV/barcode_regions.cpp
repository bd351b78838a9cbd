#include "barcode_regions.h"
#include "guarded.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

// At this size the modules of a symbol that fills a third of the picture can still be told apart from grey.
constexpr double workingSide = 1024;

struct Region {
  cv::Point2d corners[4];
  double area, cover, anisotropy;
};

// Products of the gradient, averaged over a neighbourhood: the structure tensor.
struct Tensor {
  cv::Mat xx, yy, xy;

  explicit Tensor(const cv::Mat &gray) {
    cv::Mat smooth, x, y;
    cv::GaussianBlur(gray, smooth, cv::Size(3, 3), 0);
    cv::Scharr(smooth, x, CV_32F, 1, 0);
    cv::Scharr(smooth, y, CV_32F, 0, 1);
    int side = std::max(3, int(0.016 * std::max(gray.cols, gray.rows)) | 1);
    cv::Size window(side, side);
    cv::blur(x.mul(x), xx, window);
    cv::blur(y.mul(y), yy, window);
    cv::blur(x.mul(y), xy, window);
  }
};

// The rectangle around a blob along the direction in which its brightness changes most.
bool enclose(const Tensor &tensor, const std::vector<cv::Point> &outline, double scale, Region &region) {
  cv::Rect bounds = cv::boundingRect(outline);
  cv::Mat mask = cv::Mat::zeros(bounds.size(), CV_8U);
  std::vector<std::vector<cv::Point>> outlines{outline};
  cv::drawContours(mask, outlines, 0, cv::Scalar(255), cv::FILLED, cv::LINE_8, cv::noArray(), 0, -bounds.tl());
  double xx = cv::mean(tensor.xx(bounds), mask)[0], yy = cv::mean(tensor.yy(bounds), mask)[0],
         xy = cv::mean(tensor.xy(bounds), mask)[0];
  double sum = xx + yy;
  if (!(sum > 0)) return false;
  double angle = 0.5 * std::atan2(2 * xy, xx - yy);
  cv::Point2d across(std::cos(angle), std::sin(angle)), down(-across.y, across.x);
  double low[2] = {1e9, 1e9}, high[2] = {-1e9, -1e9};
  for (const auto &point : outline) {
    double place[2] = {across.x * point.x + across.y * point.y, down.x * point.x + down.y * point.y};
    for (int axis = 0; axis < 2; axis++) {
      low[axis] = std::min(low[axis], place[axis]);
      high[axis] = std::max(high[axis], place[axis]);
    }
  }
  double w = high[0] - low[0] + 1, h = high[1] - low[1] + 1;
  const int pick[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  for (int i = 0; i < 4; i++) {
    double u = pick[i][0] ? high[0] + 1 : low[0], v = pick[i][1] ? high[1] + 1 : low[1];
    region.corners[i] = (across * u + down * v) / scale;
  }
  region.area = w * h / (scale * scale);
  region.cover = cv::countNonZero(mask) / (w * h);
  region.anisotropy = std::hypot(xx - yy, 2 * xy) / sum;
  return true;
}

// The threshold that best parts what lies above another threshold (Otsu's method again).
double upper_threshold(const cv::Mat &strength, double lower) {
  std::vector<uint8_t> above;
  for (int row = 0; row < strength.rows; row++)
    for (int column = 0; column < strength.cols; column++)
      if (strength.at<uint8_t>(row, column) > lower) above.push_back(strength.at<uint8_t>(row, column));
  if (above.empty()) return lower;
  cv::Mat parted;
  return cv::threshold(cv::Mat(above), parted, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
}

}  // namespace

int copencv_barcode_regions(
    const uint8_t *gray, int width, int height, int capacity, double *corners, double *traits) {
  int count = 0;
  int status = copencv_guarded([&] {
    cv::Mat full = copencv_view(gray, width, height, 1), small = full;
    double scale = std::min(1.0, workingSide / std::max(width, height));
    if (scale < 1) cv::resize(full, small, cv::Size(), scale, scale, cv::INTER_AREA);
    Tensor tensor(small);
    cv::Mat energy, strength, mask;
    cv::sqrt(tensor.xx + tensor.yy, energy);
    cv::normalize(energy, strength, 0, 255, cv::NORM_MINMAX, CV_8U);
    double otsu = cv::threshold(strength, mask, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    int side = std::max(3, int(0.012 * std::max(small.cols, small.rows)) | 1);
    cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, cv::Size(side, side));
    std::vector<Region> regions;
    // The higher thresholds part a symbol from text that stands close to it, and from a card whose print is
    // itself an edge beside the plain ground.
    for (double threshold : {otsu, std::min(250.0, 1.5 * otsu), upper_threshold(strength, otsu)}) {
      cv::threshold(strength, mask, threshold, 255, cv::THRESH_BINARY);
      cv::morphologyEx(mask, mask, cv::MORPH_CLOSE, kernel);
      cv::morphologyEx(mask, mask, cv::MORPH_OPEN, kernel);
      std::vector<std::vector<cv::Point>> outlines;
      cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
      for (const auto &outline : outlines) {
        Region region;
        if (cv::contourArea(outline) < 0.002 * small.total() || !enclose(tensor, outline, scale, region)) continue;
        regions.push_back(region);
      }
    }
    std::sort(regions.begin(), regions.end(), [](const Region &a, const Region &b) { return a.area > b.area; });
    count = std::min(capacity, int(regions.size()));
    for (int i = 0; i < count; i++) {
      for (int corner = 0; corner < 4; corner++) {
        corners[8 * i + 2 * corner] = regions[i].corners[corner].x;
        corners[8 * i + 2 * corner + 1] = regions[i].corners[corner].y;
      }
      traits[2 * i] = regions[i].cover;
      traits[2 * i + 1] = regions[i].anisotropy;
    }
  });
  return status == 0 ? count : -1;
}
