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

extension CalendarDate: ExpressibleByArgument {
  /// A day as YYYY-MM-DD; nil for anything else.
  public init?(argument: String) { self.init(iso8601: argument) }
}
