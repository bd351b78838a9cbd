public import ArgumentParser
public import Proofing
public import Spool

// Words of the command line that are the words of other modules.

extension EvidenceType: ExpressibleByArgument {}
extension Side: ExpressibleByArgument {}
extension AgentReason: ExpressibleByArgument {}
extension FinalVerdict: EnumerableFlag {}
extension KnowledgeItem.Kind: ExpressibleByArgument {}
extension Retained: ExpressibleByArgument {}

/// A day of the command line.
///
/// - Throws: What is wrong with it.
func day(_ argument: String) throws -> CalendarDate {
  guard let day = CalendarDate(iso8601: argument) else {
    throw ValidationError(
      "\(argument) is not a day: write one that there is as YYYY-MM-DD, such as 2026-11-23")
  }
  return day
}
