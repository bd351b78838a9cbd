// What the fuzzer's main program calls (Fuzz/driver.c); the tests do not.

/// The place of a way in among all; -1 when there is none of this name.
@c(spoolproof_fuzz_entry)
func fuzzEntry(_ name: UnsafePointer<CChar>) -> Int32 {
  let name = unsafe String(cString: name)
  return Int32(FuzzEntry.allCases.firstIndex { $0.rawValue == name } ?? -1)
}

/// Gives bytes to a way in, and ends the program when a promise was not kept.
@c(spoolproof_fuzz_run)
func fuzzRun(_ entry: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) {
  do {
    let bytes = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    try FuzzEntry.allCases[Int(entry)].run(bytes)
  } catch { fatalError("\(error)") }
}
