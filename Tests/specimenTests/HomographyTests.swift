import Imaging
import Testing

@testable import specimen

@Suite struct HomographyTests {
  private let quad = Quad(
    topLeft: Point(x: 10, y: 20), topRight: Point(x: 210, y: 5),
    bottomRight: Point(x: 190, y: 130), bottomLeft: Point(x: 25, y: 150))
  private let corners = [
    Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 1, y: 1), Point(x: 0, y: 1),
  ]

  @Test func cornersGoToCorners() {
    let map = Homography(unitSquareTo: quad)
    for (from, to) in zip(corners, quad.corners) { #expect(map(from).distance(to: to) < 1e-9) }
  }

  @Test func thereAndBackIsTheSamePoint() {
    let map = Homography(unitSquareTo: quad)
    for step in 0...100 {
      let point = Point(x: Double(step % 11) / 10, y: Double(step / 11) / 10)
      #expect(map.inverse(map(point)).distance(to: point) < 1e-9)
    }
  }
}
