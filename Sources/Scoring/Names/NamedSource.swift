/// A source with the name that it gives, compared with the claimed one.
struct NamedSource {
  let source: Source
  let read: ReadName
  let levels: NameLevels

  /// Compares the name of a source.
  init(_ source: Source, comparedWith claimed: ClaimedName) {
    self.source = source
    read = source.name
    levels = compareName(claimed, read)
  }
}
