import COpenVINO
import Imaging

/// One neural network, run on one thread by OpenVINO.
@safe struct Network: ~Copyable {
  private let network: OpaquePointer?

  /// Loads an ONNX file.
  init(_ file: String, on library: borrowing NetworkLibrary) {
    unsafe network = library.runtime.flatMap { unsafe copenvino_load($0, file) }
  }

  deinit { if let network = unsafe network { unsafe copenvino_unload(network) } }

  /// Whether the library could load it.
  var isLoaded: Bool { unsafe network != nil }

  /// The real numbers that it computes with on this processor, such as `bf16` or `f32`; nil when it is not loaded.
  var precision: String? {
    unsafe network.map { unsafe String(cString: copenvino_precision($0)) }
  }

  /// A network's answer: rows of numbers, one after another.
  struct Output {
    var rows: Int
    var columns: Int
    var values: [Float]
  }

  /// Runs the network on one picture.
  ///
  /// - Parameters:
  ///   - pixels: The picture, grey or in colour.
  ///   - width: The width to which it is padded on the right, in pixels, at least its own.
  /// - Returns: The network's answer; nil when it fails.
  func run(_ pixels: Pixels, width: Int) -> Output? {
    guard let network = unsafe network else { return nil }
    var input = [Float](repeating: 0, count: 3 * pixels.height * width)
    unsafe copenvino_normalize(
      pixels.bytes, Int32(pixels.width), Int32(pixels.height), Int32(pixels.channels), Int32(width),
      &input)
    let shape: [Int64] = [1, 3, Int64(pixels.height), Int64(width)]
    var rows: Int64 = 0
    var columns: Int64 = 0
    var output: UnsafePointer<Float>?
    let status = unsafe copenvino_run(network, &input, shape, &output, &rows, &columns)
    guard status == 0, let values = unsafe output, rows > 0, columns > 0 else { return nil }
    let all = unsafe UnsafeBufferPointer(start: values, count: Int(rows * columns))
    return unsafe Output(rows: Int(rows), columns: Int(columns), values: Array(all))
  }

  /// Gives back the memory of the last runs; the next one takes it anew.
  func rest() { if let network = unsafe network { unsafe copenvino_rest(network) } }
}

/// OpenVINO, if the machine has it.
@safe struct NetworkLibrary: ~Copyable {
  let runtime: OpaquePointer?

  /// Opens the library; nil opens none.
  init(_ file: String?) {
    unsafe runtime = file.flatMap { unsafe copenvino_open($0) }
  }

  deinit { if let runtime = unsafe runtime { unsafe copenvino_close(runtime) } }

  /// The library's version; nil when it is not there or of another interface.
  var version: String? {
    unsafe runtime.map { unsafe String(cString: copenvino_version($0)) }
  }
}
