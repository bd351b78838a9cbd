#include "copencv.h"
#include "guarded.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

using Points = std::vector<cv::Point2f>;

/// Longer side of the picture in which documents are looked for: a card's edge is then a few pixels wide, print and
/// the texture of a table mostly gone.
const int work_side = 500;

/// What is looked at while candidates are tried.
struct Scene {
  double scale;
  cv::Size size;
  std::vector<cv::Mat> channels;
  /// Derivatives of every channel.
  std::vector<cv::Mat> across, down;
  /// 1 where any channel changes by more than about 10 grey levels a pixel.
  cv::Mat detail;
};

Scene make_scene(const cv::Mat &picture) {
  Scene scene;
  scene.scale = std::min(1.0, double(work_side) / std::max(picture.cols, picture.rows));
  cv::Mat small;
  cv::Size size(
      std::max(1, int(std::lround(picture.cols * scene.scale))),
      std::max(1, int(std::lround(picture.rows * scene.scale))));
  cv::medianBlur(copencv_shrunk(picture, size), small, 5);
  scene.size = size;
  cv::split(small, scene.channels);
  if (small.channels() == 3) {
    cv::Mat hsv, saturation;
    cv::cvtColor(small, hsv, cv::COLOR_RGB2HSV);
    cv::extractChannel(hsv, saturation, 1);
    scene.channels.push_back(saturation);
  }
  scene.detail = cv::Mat::zeros(size, CV_8U);
  for (const auto &channel : scene.channels) {
    cv::Mat x, y;
    cv::Sobel(channel, x, CV_16S, 1, 0);
    cv::Sobel(channel, y, CV_16S, 0, 1);
    cv::Mat steep = cv::abs(x) + cv::abs(y) > 40;
    scene.detail |= steep & 1;
    scene.across.push_back(x);
    scene.down.push_back(y);
  }
  return scene;
}

/// Black and white pictures whose regions may be a document: closed edges, and light and dark parts.
std::vector<cv::Mat> masks(const Scene &scene) {
  std::vector<cv::Mat> found;
  cv::Mat edges = cv::Mat::zeros(scene.size, CV_8U);
  for (const auto &channel : scene.channels) {
    cv::Mat some;
    cv::Canny(channel, some, 30, 90);
    edges |= some;
  }
  for (int reach : {3, 7}) {
    cv::Mat closed;
    cv::dilate(edges, closed, cv::Mat::ones(reach, reach, CV_8U));
    found.push_back(closed);
  }
  for (const auto &channel : scene.channels) {
    cv::Mat light, dark;
    cv::threshold(channel, light, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    dark = 255 - light;
    for (cv::Mat *mask : {&light, &dark}) {
      cv::morphologyEx(*mask, *mask, cv::MORPH_CLOSE, cv::Mat::ones(9, 9, CV_8U));
      found.push_back(*mask);
    }
  }
  return found;
}

/// The quadrilateral that is nearest to a hull; empty when it is nothing of the kind.
Points quadrilateral(const std::vector<cv::Point> &hull) {
  double length = cv::arcLength(hull, true);
  for (double share = 0.01; share < 0.15; share += 0.005) {
    std::vector<cv::Point> corners;
    cv::approxPolyDP(hull, corners, share * length, true);
    if (corners.size() == 4) return Points(corners.begin(), corners.end());
    if (corners.size() < 4) break;
  }
  return {};
}

struct Line {
  cv::Point2f point, direction;
};

bool intersection(const Line &a, const Line &b, cv::Point2f &place) {
  double cross = a.direction.cross(b.direction);
  if (std::abs(cross) < 0.2) return false;
  double along = (b.point - a.point).cross(b.direction) / cross;
  place = a.point + a.direction * along;
  return true;
}

/// The strongest edge near a place, looked for along a side's normal: its distance, or NaN when there is none.
double nearest_edge(const Scene &scene, cv::Point2f place, cv::Point2f normal, int reach) {
  // A step of 8 grey levels gives a derivative of 32.
  double strongest = 30;
  double found = NAN;
  for (int distance = -reach; distance <= reach; distance++) {
    cv::Point2f at = place + normal * distance;
    int x = cvRound(at.x), y = cvRound(at.y);
    if (x < 1 || y < 1 || x >= scene.size.width - 1 || y >= scene.size.height - 1) continue;
    for (size_t i = 0; i < scene.across.size(); i++) {
      double slope =
          std::abs(scene.across[i].at<short>(y, x) * normal.x + scene.down[i].at<short>(y, x) * normal.y);
      // A little in favour of what is near, so that of two equal edges the nearer one wins.
      slope -= std::abs(distance);
      if (slope > strongest) {
        strongest = slope;
        found = distance;
      }
    }
  }
  return found;
}

const int samples_a_side = 48;

/// Whether a side lies on the border of the picture.
bool is_on_border(const Scene &scene, cv::Point2f from, cv::Point2f to) {
  const float near = 3, right = scene.size.width - 1 - near, bottom = scene.size.height - 1 - near;
  return (from.x < near && to.x < near) || (from.y < near && to.y < near) || (from.x > right && to.x > right)
         || (from.y > bottom && to.y > bottom);
}

/// Fits each side to the edges along its middle part (cards have round corners) and says for which share of it
/// there is an edge on the fitted line. A side on the border of the picture has none, and stays where it is.
bool fit(const Scene &scene, Points &corners, double support[4]) {
  Line sides[4];
  for (int side = 0; side < 4; side++) {
    cv::Point2f from = corners[side], to = corners[(side + 1) % 4];
    cv::Point2f along = to - from;
    double length = cv::norm(along);
    if (length < 20) return false;
    if (is_on_border(scene, from, to)) {
      sides[side] = {from, along / float(length)};
      support[side] = 0;
      continue;
    }
    cv::Point2f normal(float(-along.y / length), float(along.x / length));
    int reach = std::max(4, int(length / 50));
    Points edge;
    for (int i = 0; i < samples_a_side; i++) {
      cv::Point2f place = from + along * float(0.08 + 0.84 * i / (samples_a_side - 1));
      double distance = nearest_edge(scene, place, normal, reach);
      if (!std::isnan(distance)) edge.push_back(place + normal * float(distance));
    }
    if (edge.size() < samples_a_side / 3) return false;
    cv::Vec4f line;
    cv::fitLine(edge, line, cv::DIST_HUBER, 0, 0.01, 0.01);
    sides[side] = {{line[2], line[3]}, {line[0], line[1]}};
    int on_line = 0;
    for (const auto &place : edge)
      on_line += std::abs((place - sides[side].point).cross(sides[side].direction)) < 1.5;
    support[side] = double(on_line) / samples_a_side;
  }
  for (int corner = 0; corner < 4; corner++)
    if (!intersection(sides[(corner + 3) % 4], sides[corner], corners[corner])) return false;
  return true;
}

/// Share of steep pixels within an outline (shrunken a little) and outside (grown a little: its own edge is neither).
void measure_detail(const Scene &scene, const Points &corners, copencv_quad &quad) {
  cv::Point2f middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
  auto mask = [&](float factor) {
    std::vector<cv::Point> outline;
    for (const auto &corner : corners) outline.push_back(middle + (corner - middle) * factor);
    cv::Mat filled = cv::Mat::zeros(scene.size, CV_8U);
    cv::fillConvexPoly(filled, outline, 255);
    return filled;
  };
  quad.detail_inside = cv::mean(scene.detail, mask(0.96f))[0];
  quad.detail_outside = cv::mean(scene.detail, 255 - mask(1.04f))[0];
}

}  // namespace

int copencv_find_quads(
    const uint8_t *source, int width, int height, int channels, double least_area,
    struct copencv_quad *quads, int most, int *count) {
  return copencv_guarded([&] {
    *count = 0;
    Scene scene = make_scene(copencv_view(source, width, height, channels));
    double whole = double(scene.size.area());
    Points tried;
    for (const auto &mask : masks(scene)) {
      std::vector<std::vector<cv::Point>> contours;
      cv::findContours(mask, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
      for (const auto &contour : contours) {
        if (*count == most) return;
        if (contour.size() < 4 || cv::boundingRect(contour).area() < least_area * whole) continue;
        std::vector<cv::Point> hull;
        cv::convexHull(contour, hull);
        double area = cv::contourArea(hull);
        if (area < least_area * whole) continue;
        Points corners = quadrilateral(hull);
        if (corners.empty()) continue;
        // Neighbouring masks give the same outline again and again.
        bool again = false;
        for (size_t i = 0; i + 4 <= tried.size() && !again; i += 4) {
          double apart = 0;
          for (int j = 0; j < 4; j++) {
            double nearest = 1e9;
            for (int k = 0; k < 4; k++) nearest = std::min(nearest, cv::norm(tried[i + k] - corners[j]));
            apart = std::max(apart, nearest);
          }
          again = apart < 2;
        }
        if (again) continue;
        tried.insert(tried.end(), corners.begin(), corners.end());
        copencv_quad &quad = quads[*count];
        if (!fit(scene, corners, quad.support)) continue;
        quad.hull_share = area / std::max(1.0, cv::contourArea(corners));
        measure_detail(scene, corners, quad);
        for (int i = 0; i < 4; i++) {
          // The centre of a pixel lies half a pixel from its corner.
          quad.corners[2 * i] = (corners[i].x + 0.5) * width / scene.size.width;
          quad.corners[2 * i + 1] = (corners[i].y + 0.5) * height / scene.size.height;
        }
        ++*count;
      }
    }
  });
}
