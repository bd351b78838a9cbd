import Scoring
import Testing

@Suite struct ReaderCalibrationTests {
  private func file(
    format: Int = 1, calibration: String = "[[0.9,0.5],[1,0.99]]",
    confusions: String = #"[["S","5",21]]"#, deletion: String = "0.01"
  ) -> [UInt8] {
    Array(
      """
      {"format":\(format),"engine":"tesseract/mrz","model":"sha256:00","date":"2026-11-27","lines":3,
      "characters":90,"calibration":\(calibration),"confusions":\(confusions),"deletion":\(deletion),
      "insertion":0.1}
      """.utf8)
  }

  @Test func aFileIsReadWhole() throws {
    let calibration = try ReaderCalibration(file: file())
    #expect(calibration.engine == "tesseract/mrz")
    #expect(calibration.lines == 3 && calibration.characters == 90)
    #expect(calibration.confusions == [.init(printed: "S", read: "5", count: 21)])
    #expect(calibration.probability(0.9) == 0.5)
    #expect(calibration.probability(0.91) == 0.99)
  }

  @Test func noConfidenceIsHopelessOrQuiteCertain() throws {
    let calibration = try ReaderCalibration(file: file(calibration: "[[0.5,0],[0.9,1]]"))
    for confidence in [-1, 0, 0.5, 0.7, 1, 2, Double.infinity, .nan] {
      let probability = calibration.probability(confidence)
      #expect(probability > 0.02 && probability < 1)
    }
  }

  @Test func aFileOfAnotherFormIsRefusedWithTheReason() {
    #expect(throws: CalibrationError.notACalibration("something else")) {
      try ReaderCalibration(file: Array("[]".utf8))
    }
    #expect(throws: CalibrationError.otherFormat(2)) {
      try ReaderCalibration(file: file(format: 2))
    }
    #expect(throws: CalibrationError.notACalibration("no step of calibration")) {
      try ReaderCalibration(file: file(calibration: "[]"))
    }
    #expect(throws: CalibrationError.outOfRange("calibration")) {
      try ReaderCalibration(file: file(calibration: "[[97,0.5]]"))
    }
    #expect(throws: CalibrationError.outOfRange("calibration")) {
      try ReaderCalibration(file: file(calibration: "[[0.97]]"))
    }
    #expect(throws: CalibrationError.notRising(step: 1)) {
      try ReaderCalibration(file: file(calibration: "[[0.9,0.6],[1,0.5]]"))
    }
    #expect(throws: CalibrationError.notRising(step: 1)) {
      try ReaderCalibration(file: file(calibration: "[[0.9,0.5],[0.9,0.6]]"))
    }
    #expect(throws: CalibrationError.outOfRange("deletion and insertion")) {
      try ReaderCalibration(file: file(deletion: "1"))
    }
    for confusion in [#"["SS","5",1]"#, #"["S","S",1]"#, #"["S","5",0]"#, #"["","5",1]"#] {
      #expect(throws: CalibrationError.noConfusion(place: 0)) {
        try ReaderCalibration(file: file(confusions: "[\(confusion)]"))
      }
    }
  }
}
