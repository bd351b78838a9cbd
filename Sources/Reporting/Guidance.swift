import Proofing

/// What a person who talks to the applicant by video should look at, ask and leave unsaid.
enum Guidance {
  /// One question for everybody, and the attributes that its answer bears on.
  struct Question: Sendable, Equatable {
    var text: String
    var attributes: [Attribute]
  }

  /// The questions of every call, in one order.
  ///
  /// All of them are asked in every call: a question asked only in doubt would tell the applicant
  /// what the doubt is about.
  static let questions = [
    Question(
      text: "What is your full legal name? Please spell it, and tell me if it has changed.",
      attributes: [.familyName, .givenNames, .middleNames, .suffix, .nameField]),
    Question(text: "What is your date of birth?", attributes: [.dateOfBirth, .sex]),
    Question(
      text: "What is your address, and since when? Where did you live before?",
      attributes: [.address, .street, .unit, .city, .region, .postalCode, .country]),
    Question(
      text: "Please read me the number of your document, then hold it close to the camera.",
      attributes: [.documentNumber, .documentDiscriminator, .documentCode, .documentType, .issuer]),
    Question(
      text: "When and where was the document issued, and until when is it valid?",
      attributes: [.dateOfIssue, .dateOfExpiry, .nationality, .issuer]),
    Question(
      text: "Please tilt the document slowly in the light, and show the other side.",
      attributes: [.height, .eyeColor, .sex]),
    Question(
      text: "Which other papers with your details do you have at hand? Please show one.",
      attributes: [.ssn, .phone, .email]),
  ]

  /// What must not be said, in every call.
  static let unsaid = [
    "Do not say which item did not match, could not be read or is in doubt.",
    "Do not say a value that is on file or on the document: let the applicant say it.",
    "Do not help an answer along, and do not say whether an answer was right.",
    "Do not read out reason codes or anything else on this page.",
  ]

  /// What to look at because of a reason of this stage; nil when the page has nothing to show for it.
  static func look(at reason: Reason) -> String? {
    switch reason.rawValue.prefix(while: { $0 != "." }) {
    case "image":
      "The pictures may be too poor to judge: have the document shown again in good light."
    case "classify":
      "Make sure which document this is: type, issuer and side, against the job's own words."
    case "ocr":
      "Read the fields with low confidence with your own eyes, on the crops below."
    case "mrz":
      "Read the machine readable zone character by character and compare it with the printed text."
    case "barcode":
      "Compare what the barcode says with the printed text, and have the back shown again."
    case "validation":
      "Check the dates and the form of the number on the document."
    case "consistency":
      "Put the crops of one field from different zones side by side: do they name one holder?"
    case "match":
      "Compare each claimed value with the crops: a slip of the finger, another form, or another person?"
    case "kba":
      "The knowledge answers do not settle it: rely on the document and the person."
    case "face":
      "Compare the portrait on the document with the person in the call."
    case "risk":
      "Something outside the document raises doubt: follow your own rules for suspected fraud."
    case "policy", "decision":
      "The evidence is too thin or contradicts itself: see the checks that did not pass."
    case "system":
      "A part of the program did not run: treat everything it would have checked as unchecked."
    default:
      nil
    }
  }
}
