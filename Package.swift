// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A stage of the pipeline: it knows the nouns and what it is given here, no other stage.
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: ["Proofing"] + dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.byName(name: name), "Proofing", "Support"] + dependencies,
    exclude: exclude, swiftSettings: strict)
}

/// Where Debian keeps the headers that librsvg needs, on either kind of machine.
let librsvgHeaders =
  ["librsvg-2.0", "glib-2.0", "gdk-pixbuf-2.0", "cairo"].map { "/usr/include/" + $0 }
  + ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu/glib-2.0/include" }

let package = Package(
  name: "spoolproof",
  products: [
    .executable(name: "spoolproof", targets: ["spoolproof"]),
    .executable(name: "specimen", targets: ["specimen"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // The nouns, then the stages in the order in which a job meets them.
    .target(name: "Proofing", swiftSettings: strict),
    stage("Spool", ["CSystem", "Hashing", "JSONReading"]),
    stage("Imaging", ["CImageCodecs", "COpenCV"]),
    stage("Recognition", ["Imaging", "CTesseract", "CBarcodes", "COpenVINO"]),
    stage("Scoring"),
    stage("Adjudication"),
    stage("Reporting", ["JSONReading", .product(name: "Mustache", package: "swift-mustache")]),
    // What measures the stages: readers on pictures with labels, and decisions on invented jobs.
    .target(name: "Calibration", dependencies: ["Proofing"], swiftSettings: strict),
    stage("Simulation", ["Calibration", "Scoring", "Adjudication", "Randomness"]),
    .target(name: "Randomness", swiftSettings: strict),
    .executableTarget(
      name: "spoolproof",
      dependencies: [
        "Proofing", "Spool", "Imaging", "Recognition", "Scoring", "Adjudication", "Reporting",
        "Calibration", "Simulation", "Randomness", "Hashing", "CSystem", "CSandbox",
        "Isolation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.copy("Resources")],
      swiftSettings: strict),

    // What keeps a reader from everything but one job, and how the program and a reader talk.
    stage("Isolation", ["CSandbox", "CSystem"]),
    // A reader for tests, which does on command what a picture could make one do.
    .executableTarget(
      name: "poison", dependencies: ["Isolation", "Proofing", "CSandbox"], path: "Tests/poison",
      swiftSettings: strict),

    // The tool that draws specimens.
    .executableTarget(
      name: "specimen",
      dependencies: [
        "Proofing", "Imaging", "Randomness", "CBarcodes", "CRsvg",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.copy("Resources")],
      swiftSettings: strict),

    // What Spool reads jobs and Reporting reads results with.
    .target(name: "JSONReading", swiftSettings: strict),

    // Thin layers over C and C++ libraries.
    .target(name: "Hashing", dependencies: ["CLibCrypto"], swiftSettings: strict),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // Not by pkg-config, which also names what Tesseract itself links (curl, archive): all of it takes
    // time to load whenever the program starts.
    .systemLibrary(name: "CTesseract", providers: [.apt(["libtesseract-dev"])]),
    .target(
      name: "CImageCodecs",
      linkerSettings: [.linkedLibrary("jpeg"), .linkedLibrary("png16")]),
    .target(
      name: "CBarcodes", cxxSettings: [.unsafeFlags(["-w"])],
      linkerSettings: [.linkedLibrary("ZXing")]),
    .target(
      name: "COpenCV", cxxSettings: [.unsafeFlags(["-I/usr/include/opencv4", "-w"])],
      linkerSettings: [.linkedLibrary("opencv_core"), .linkedLibrary("opencv_imgproc")]),
    .target(name: "COpenVINO", linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "CRsvg", cSettings: [.unsafeFlags(librsvgHeaders.map { "-I" + $0 })],
      linkerSettings: ["rsvg-2", "cairo", "gobject-2.0", "glib-2.0"].map { .linkedLibrary($0) }),
    .target(name: "CSystem"),
    .target(name: "CSandbox", linkerSettings: [.linkedLibrary("seccomp")]),

    // Tests, one target a target; SampleTests runs every folder of samples/ end to end.
    .target(
      name: "Support", dependencies: ["Proofing"], path: "Tests/Support", swiftSettings: strict),
    .testTarget(
      name: "ProofingTests", dependencies: ["Proofing", "Support"], swiftSettings: strict),
    .testTarget(
      name: "JSONReadingTests", dependencies: ["JSONReading"], swiftSettings: strict),
    tests("Spool", ["JSONReading"]),
    tests("Imaging", ["CImageCodecs"], exclude: ["Fixtures"]),
    tests("Recognition", ["Imaging", "CBarcodes"]),
    tests("Scoring", ["Adjudication"], exclude: ["Vectors"]),
    tests("Adjudication"),
    tests("Reporting", ["Hashing"]),
    tests("Calibration"),
    tests("Simulation", ["Calibration", "Scoring", "Randomness"]),
    .testTarget(name: "RandomnessTests", dependencies: ["Randomness"], swiftSettings: strict),
    tests("Hashing"),
    tests(
      "spoolproof",
      [
        "Adjudication", "Hashing", "Imaging", "Isolation", "Reporting", "Scoring", "Spool",
        .product(name: "Yams", package: "Yams"),
      ]),
    tests(
      "specimen",
      [
        "Imaging", "Recognition", "CBarcodes", "Scoring", "Randomness",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "DocumentTests",
      dependencies: ["Proofing", "Spool", "Support", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    // Kills, full disks, poison; `make crash` runs them in full.
    .testTarget(name: "CrashTests", dependencies: ["Support"], swiftSettings: strict),
    // The ways in for hostile bytes, given what the fuzzer kept; `make fuzz` links them with libFuzzer.
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "Imaging", "Isolation", "Proofing", "Recognition", "Spool", "Support", "spoolproof",
      ],
      swiftSettings: strict),
    .testTarget(name: "EndToEndTests", dependencies: ["Support"], swiftSettings: strict),
    .testTarget(
      name: "SampleTests", dependencies: ["Proofing", "Spool", "Support"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
