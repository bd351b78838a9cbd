import Proofing
import Testing

@testable import Reporting

@Suite struct GuidanceTests {
  @Test(arguments: Reason.allCases)
  func everyReasonThatADecisionMayNameSaysWhereToLook(reason: Reason) {
    let isAboutTheDrop = reason.rawValue.hasPrefix("job.")
    #expect((Guidance.look(at: reason) == nil) == isAboutTheDrop)
  }

  @Test(arguments: Attribute.allCases)
  func everyAttributeBearsOnAQuestion(attribute: Attribute) {
    #expect(Guidance.questions.contains { $0.attributes.contains(attribute) })
  }
}
