#include "text_lines.h"

#include "guarded.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace {

constexpr double kPi = 3.14159265358979323846;

/// A line in the working picture: centre, direction as a slope, half length, height.
struct Line {
  double left, right, top, bottom, slope;  // top and bottom at the middle of the line
  double middle() const { return (left + right) / 2; }
  double height() const { return bottom - top; }
  double width() const { return right - left; }
  double centre(double x) const { return (top + bottom) / 2 + slope * (x - middle()); }
};

/// Dark strokes on a lighter ground, as bright as they stand out.
cv::Mat strokes(const cv::Mat &grey, int kernel) {
  cv::Mat result;
  cv::morphologyEx(
      grey, result, cv::MORPH_BLACKHAT,
      cv::getStructuringElement(cv::MORPH_RECT, cv::Size(kernel, kernel)));
  return result;
}

/// From which strength on strokes count as ink: weak ones for faint print, strong ones for print on
/// patterned ground, whose lines would join all text.
std::vector<double> thresholds(const cv::Mat &dark) {
  cv::Mat ignored;
  double otsu = cv::threshold(dark, ignored, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
  return {std::max(8.0, otsu * 0.6), std::max(10.0, otsu), std::max(12.0, otsu * 1.6),
          std::max(14.0, otsu * 2.4)};
}

/// The brightest channel: black print stays dark, coloured patterns nearly vanish.
cv::Mat brightest(const cv::Mat &picture) {
  if (picture.channels() == 1) return picture;
  std::vector<cv::Mat> channels;
  cv::split(picture, channels);
  return cv::max(cv::max(channels[0], channels[1]), channels[2]);
}

/// The strokes, with columns stored as rows: all that looks along a line runs across it column by column.
struct Columns {
  cv::Mat turned;
  explicit Columns(const cv::Mat &dark) { cv::transpose(dark, turned); }
  int width() const { return turned.rows; }
  double at(double x, double y) const {
    int column = static_cast<int>(x), row = static_cast<int>(y);
    if (column < 0 || row < 0 || column >= turned.rows || row >= turned.cols) return 0;
    return turned.at<uint8_t>(column, row);
  }
};

/// The band of rows that holds the ink of a line over some columns: its upper and lower edge as
/// distances from the line's centre.
bool band(
    const Columns &dark, const Line &line, double from, double to, double &up, double &down) {
  int reach = static_cast<int>(std::ceil(line.height() * 1.1));
  std::vector<int> profile(2 * reach + 1, 0);
  int step = std::max(1, static_cast<int>((to - from) / 400));
  for (double x = std::max(0.0, from); x < to && x < dark.width(); x += step) {
    const uint8_t *column = dark.turned.ptr<uint8_t>(static_cast<int>(x));
    int middle = static_cast<int>(std::floor(line.centre(x)));
    int first = std::max(-reach, -middle), last = std::min(reach, dark.turned.cols - 1 - middle);
    for (int offset = first; offset <= last; offset++)
      profile[offset + reach] += column[middle + offset];
  }
  int core = std::max(1, static_cast<int>(line.height() / 2));
  int peak = 0;
  for (int offset = -core; offset <= core; offset++)
    peak = std::max(peak, profile[offset + reach]);
  if (peak <= 0) return false;
  std::vector<int> sorted(profile.begin() + reach - core, profile.begin() + reach + core + 1);
  std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
  double threshold = 0.35 * sorted[sorted.size() / 2];
  int first = reach, last = reach;
  while (first > 0 && profile[first - 1] > threshold) first--;
  while (last < 2 * reach && profile[last + 1] > threshold) last++;
  up = first - reach - 0.5;
  down = last - reach + 0.5;
  return true;
}

/// Fits a line's direction and edges to its ink.
Line refine(const Columns &dark, Line line) {
  for (int round = 0; round < 2; round++) {
    double third = line.width() / 3, up[3], down[3];
    bool found[3];
    for (int part = 0; part < 3; part++)
      found[part] = band(
          dark, line, line.left + part * third, line.left + (part + 1) * third, up[part],
          down[part]);
    if (!found[0] || !found[1] || !found[2]) return line;
    double tilt = ((up[2] + down[2]) - (up[0] + down[0])) / 2 / (2 * third);
    if (std::abs(tilt) < 0.12) line.slope += tilt;
    double above, below;
    if (!band(dark, line, line.left, line.right, above, below)) return line;
    double centre = (line.top + line.bottom) / 2;
    line.top = centre + above;
    line.bottom = centre + below;
  }
  return line;
}

/// Moves a line's ends outwards over ink that follows within a gap of about a character.
Line extend(const Columns &dark, Line line, double threshold) {
  auto inked = [&](double x) {
    double reach = line.height() / 2 * 0.8, most = 0;
    for (double offset = -reach; offset <= reach; offset++)
      most = std::max(most, dark.at(x, line.centre(x) + offset));
    return most > threshold;
  };
  double gap = std::max(4.0, line.height() * 1.0), left = line.left, right = line.right;
  double middle = line.middle(), centre = (line.top + line.bottom) / 2;
  for (double x = left - 1; x >= 0 && left - x <= gap; x--)
    if (inked(x)) left = x;
  for (double x = right + 1; x < dark.width() && x - right <= gap; x++)
    if (inked(x)) right = x;
  double moved = line.slope * ((left + right) / 2 - middle);
  double half = line.height() / 2;
  line.left = left;
  line.right = right;
  line.top = centre + moved - half;
  line.bottom = centre + moved + half;
  return line;
}

/// How much darker a line is than the ground right above and below it.
double distinctness(const Columns &dark, const Line &line) {
  double inside = 0, outside = 0, step = std::max(1.0, line.width() / 400), height = line.height();
  for (double x = line.left; x < line.right; x += step) {
    double centre = line.centre(x);
    for (int part = 1; part < 8; part++) inside += dark.at(x, centre + height * (part / 8.0 - 0.5));
    for (int part = 0; part < 4; part++) {
      double distance = height * (0.65 + part * 0.1);
      outside += dark.at(x, centre - distance) + dark.at(x, centre + distance);
    }
  }
  return inside / 7 / std::max(1e-6, outside / 8);
}

/// Whether two regions are of the same line, so that the same edges come out of both.
bool alike(const Line &one, const Line &other) {
  double height = std::min(one.height(), other.height());
  return std::abs(one.left - other.left) < height && std::abs(one.right - other.right) < height &&
         std::abs(one.centre(one.middle()) - other.centre(other.middle())) < 0.2 * height &&
         std::max(one.height(), other.height()) < 1.25 * height &&
         std::abs(one.slope - other.slope) * one.width() < 0.5 * height;
}

/// Lines that run almost level in the working picture; `quick` looks for print of usual strength alone.
std::vector<Line> level_lines(const cv::Mat &grey, bool quick) {
  cv::Mat dark = strokes(grey, 15);
  Columns columns(dark);
  std::vector<double> levels = thresholds(dark);
  if (quick) levels = {levels[1]};
  std::vector<Line> lines;
  for (double threshold : levels) {
    cv::Mat mask;
    cv::threshold(dark, mask, threshold, 255, cv::THRESH_BINARY);
    std::vector<Line> seen;
    for (int bridge : {10, 18, 32}) {
      cv::Mat joined;
      cv::morphologyEx(
          mask, joined, cv::MORPH_CLOSE,
          cv::getStructuringElement(cv::MORPH_RECT, cv::Size(bridge, 3)));
      cv::morphologyEx(
          joined, joined, cv::MORPH_OPEN,
          cv::getStructuringElement(cv::MORPH_RECT, cv::Size(bridge * 3 / 2, 3)));
      std::vector<std::vector<cv::Point>> contours;
      cv::findContours(joined, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
      for (const auto &contour : contours) {
        cv::RotatedRect rect = cv::minAreaRect(contour);
        double width = rect.size.width, height = rect.size.height, angle = rect.angle;
        if (width < height) {
          std::swap(width, height);
          angle -= 90;
        }
        while (angle > 90) angle -= 180;
        while (angle < -90) angle += 180;
        if (std::abs(angle) > 20 || height < 4 || height > 70 || width < 6 * height) continue;
        Line line;
        line.slope = std::tan(angle * kPi / 180);
        double half = width / 2 * std::cos(angle * kPi / 180);
        line.left = rect.center.x - half;
        line.right = rect.center.x + half;
        line.top = rect.center.y - height / 2;
        line.bottom = rect.center.y + height / 2;
        if (std::any_of(seen.begin(), seen.end(), [&](const Line &one) { return alike(one, line); }))
          continue;
        seen.push_back(line);
        line = refine(columns, line);
        line = extend(columns, line, threshold);
        line = refine(columns, line);
        if (line.height() < 4 || line.width() < 6 * line.height()) continue;
        if (distinctness(columns, line) < 1.5) continue;
        lines.push_back(line);
      }
    }
  }
  std::sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) {
    return a.width() > b.width();
  });
  std::vector<Line> kept;
  for (const Line &line : lines) {
    bool known = std::any_of(kept.begin(), kept.end(), [&](const Line &other) {
      double overlap = std::min(line.right, other.right) - std::max(line.left, other.left);
      return overlap > 0.7 * line.width() && other.height() < 1.3 * line.height() &&
             std::abs(line.centre(line.middle()) - other.centre(line.middle())) <
                 0.5 * std::min(line.height(), other.height());
    });
    if (!known) kept.push_back(line);
  }
  return kept;
}

/// From the picture to the working picture: scaled to a length of `side`, turned level.
cv::Mat working_transform(int width, int height, double side, double angle, cv::Size &size) {
  double scale = side / std::max(width, height), radians = angle * kPi / 180;
  double cosine = std::cos(radians) * scale, sine = std::sin(radians) * scale;
  double x[4] = {0, double(width), double(width), 0}, y[4] = {0, 0, double(height), double(height)};
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
  for (int corner = 0; corner < 4; corner++) {
    double u = cosine * x[corner] + sine * y[corner], v = -sine * x[corner] + cosine * y[corner];
    left = std::min(left, u), right = std::max(right, u);
    top = std::min(top, v), bottom = std::max(bottom, v);
  }
  size = cv::Size(int(std::ceil(right - left)), int(std::ceil(bottom - top)));
  return (cv::Mat_<double>(2, 3) << cosine, sine, -left, -sine, cosine, -top);
}

/// How much the ink on parallel lines differs from one to the next: high along lines of text.
///
/// The lines cross the rows of `across` at one row's step for `tangent` columns. Their ink is summed up in
/// that skewed grid, whose lines lie closer by the cosine than those of a picture that was turned: three
/// powers of it, one for the sums, two for the squared steps less one for their number.
double rowness(const cv::Mat &across, double tangent) {
  int side = across.cols;
  std::vector<int> sums(3 * side, 0);
  for (int row = 0; row < across.rows; row++) {
    const uint8_t *ink = across.ptr<uint8_t>(row);
    int *sum = sums.data() + side - static_cast<int>(std::lround((row - side / 2) * tangent));
    for (int place = 0; place < side; place++) sum[place] += ink[place];
  }
  double total = 0;
  for (size_t line = 1; line < sums.size(); line++) {
    double step = sums[line] - sums[line - 1];
    total += step * step;
  }
  double cosine = 1 / std::sqrt(1 + tangent * tangent);
  return total / (cosine * cosine * cosine);
}

}  // namespace

int text_lines_angles(
    const uint8_t *samples, int width, int height, int channels, double *angles, int capacity) {
  int found = 0;
  int status = copencv_guarded([&] {
  const int side = 480;
  double scale = 960.0 / std::max(width, height);
  cv::Mat light = brightest(copencv_view(samples, width, height, channels)), small;
  cv::resize(
      light, small, cv::Size(), scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  cv::Mat dark = strokes(small, 13), square = cv::Mat::zeros(side * 2, side * 2, CV_8UC1);
  dark.copyTo(square(
      cv::Rect((square.cols - dark.cols) / 2, (square.rows - dark.rows) / 2, dark.cols,
               dark.rows)));
  cv::resize(square, square, cv::Size(side, side), 0, 0, cv::INTER_AREA);
  const int count = 90;
  std::vector<double> score(count);
  cv::Mat turned;
  cv::transpose(square, turned);
  for (int index = 0; index < count; index++) {
    double angle = (index * 2 - 90) * kPi / 180;
    score[index] = std::abs(index * 2 - 90) <= 45 ? rowness(turned, std::tan(angle))
                                                  : rowness(square, 1 / std::tan(angle));
  }
  std::vector<int> peaks;
  for (int index = 0; index < count; index++) {
    bool peak = true;
    for (int near = -4; near <= 4; near++)
      peak = peak && score[index] >= score[(index + near + count) % count];
    if (peak) peaks.push_back(index);
  }
  std::sort(peaks.begin(), peaks.end(), [&](int a, int b) { return score[a] > score[b]; });
  // Text has a peak three times as high as any other direction but its own perpendicular.
  for (int index : peaks)
    if (found < capacity && score[index] >= 0.2 * score[peaks[0]]) angles[found++] = index * 2 - 90;
  });
  return status == 0 ? found : -1;
}

int text_lines_find(
    const uint8_t *samples, int width, int height, int channels, double angle, double smooth,
    int quick, double *corners, int capacity) {
  int found = 0;
  int status = copencv_guarded([&] {
  cv::Mat source = brightest(copencv_view(samples, width, height, channels)), grey, transform;
  double side = 1200, scale = side / std::max(width, height);
  double unit_x = 1, unit_y = 1;
  if (angle == 0) {
    cv::resize(
        source, grey, cv::Size(), scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    // From centre of pixel to centre of pixel.
    double middle = (scale - 1) / 2;
    transform = (cv::Mat_<double>(2, 3) << scale, 0, middle, 0, scale, middle);
  } else {
    // Averaging first keeps thin strokes of large pictures.
    if (scale < 0.7) cv::resize(source, source, cv::Size(), scale, scale, cv::INTER_AREA);
    unit_x = double(width) / source.cols, unit_y = double(height) / source.rows;
    cv::Size size;
    transform = working_transform(source.cols, source.rows, side, angle, size);
    cv::warpAffine(source, grey, transform, size, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  }
  cv::Mat back;
  cv::invertAffineTransform(transform, back);
  if (smooth > 0) cv::GaussianBlur(grey, grey, cv::Size(), smooth);
  for (const Line &line : level_lines(grey, quick != 0)) {
    if (found == capacity) break;
    double ends[4][2] = {
        {line.left, line.centre(line.left) - line.height() / 2},
        {line.right, line.centre(line.right) - line.height() / 2},
        {line.right, line.centre(line.right) + line.height() / 2},
        {line.left, line.centre(line.left) + line.height() / 2}};
    for (int corner = 0; corner < 4; corner++) {
      double u = ends[corner][0], v = ends[corner][1];
      const double *m = back.ptr<double>();
      corners[found * 8 + corner * 2] = (m[0] * u + m[1] * v + m[2]) * unit_x;
      corners[found * 8 + corner * 2 + 1] = (m[3] * u + m[4] * v + m[5]) * unit_y;
    }
    found++;
  }
  });
  return status == 0 ? found : -1;
}
