extension ReaderCalibration {
  /// What stands in for an engine that has not been measured.
  ///
  /// Measured with Tesseract 5.3.0 on 9,200 printed lines, 37,830 characters, with blur, noise and
  /// glare. The list has the confusions that were seen five times or more.
  public static let starting = ReaderCalibration(
    engine: "", model: "", date: "2026-11-01", lines: 9_200, characters: 37_830,
    steps: [
      (0.80, 0.41), (0.85, 0.56), (0.90, 0.56), (0.93, 0.63), (0.95, 0.71), (0.97, 0.73),
      (0.98, 0.87), (0.99, 0.967), (0.993, 0.9955), (1, 0.9988),
    ].map { Step(upper: $0.0, probability: $0.1) },
    confusions: [
      ("S", "$", 101), ("B", "8", 58), ("0", "O", 48), ("D", "O", 33), ("0", "6", 22),
      ("0", "9", 22), ("I", "1", 22), ("5", "S", 21), ("1", "4", 19), ("O", "0", 17),
      ("9", "0", 17), ("S", "5", 16), ("8", "6", 16), ("1", "I", 15), ("8", "B", 14),
      ("6", "8", 12), ("3", "9", 12), ("9", "8", 12), ("5", "9", 11), ("4", "A", 11),
      ("9", "S", 10), ("5", "8", 10), ("I", "T", 9), ("0", "8", 9), ("3", "2", 9), ("8", "E", 8),
      ("7", "T", 8), ("5", "6", 8), ("3", "S", 7), ("H", "M", 7), ("3", "8", 7), ("Z", "2", 6),
      ("J", "I", 5), ("1", "3", 5), ("4", "8", 5), ("L", "1", 5), ("D", "0", 5), ("L", "I", 5),
    ].map { Confusion(printed: $0.0, read: $0.1, count: $0.2) },
    deletion: 0.01, insertion: 0.1)
}
