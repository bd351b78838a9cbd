import Testing

@testable import Recognition

@Suite struct FieldLabelTests {
  @Test(arguments: [
    ("DOB", FieldLabel.dateOfBirth), ("3DOB", .dateOfBirth), ("DATEOFBIRTH", .dateOfBirth),
    ("4BEXP", .dateOfExpiry), ("EXPIRES", .dateOfExpiry), ("4AISS", .dateOfIssue),
    ("ISSUED", .dateOfIssue), ("4DDLN", .documentNumber), ("4DLN", .documentNumber),
    ("LICNO", .documentNumber), ("4DCUSTOMERID", .documentNumber), ("5DD", .documentDiscriminator),
    ("LN", .familyName), ("1FAMILYNAME", .familyName), ("FN", .givenNames), ("15SEX", .sex),
    ("16HGT", .height), ("18EYES", .eyeColor), ("9CLASS", .other), ("9AEND", .other),
  ])
  func labelsAreKnownWithAndWithoutNumbers(words: String, label: FieldLabel) {
    #expect(FieldLabel(words: words) == label)
  }

  @Test(arguments: ["GARCIA", "", "1", "4B", "12", "X", "SMITH", "DOBSON", "CLASSY", "1234567"])
  func otherWordsAreNoLabels(words: String) {
    #expect(FieldLabel(words: words) == nil)
  }

  @Test(arguments: [
    ("DATEOFBIRTB", FieldLabel.dateOfBirth), ("CUSTOMERIDENTIFLER", .documentNumber),
  ])
  func oneWrongLetterIsLetThroughInLongLabels(words: String, label: FieldLabel) {
    #expect(FieldLabel(words: words) == label)
  }

  @Test func numbersOfTheStandardStandForTheirFields() {
    let numbers = ["1", "2", "3", "4a", "4b", "4d", "5", "8", "15", "16", "18", "9", "12"]
    #expect(
      numbers.map { FieldLabel(number: $0) } == [
        .familyName, .givenNames, .dateOfBirth, .dateOfIssue, .dateOfExpiry, .documentNumber,
        .documentDiscriminator, .address, .sex, .height, .eyeColor, .other, .other,
      ])
    #expect(FieldLabel(number: "42") == nil)
  }

  @Test(arguments: [
    ("POS", FieldLabel?.some(.dateOfBirth)), ("3NOS", .dateOfBirth), ("EXE", .dateOfExpiry),
    ("4ASS", .dateOfIssue), ("CLASS", nil), ("SECUASS", nil), ("ABC", nil), ("", nil),
  ])
  func garbledDateLabelsAreGuessedOnlyWhenShort(words: String, label: FieldLabel?) {
    #expect(FieldLabel(garbledDateLabel: words) == label)
  }

  @Test func distanceCountsLettersPutInLeftOutAndChanged() {
    #expect(FieldLabel.differ("KANSAS", "KANSAS", atMost: 0))
    #expect(FieldLabel.differ("KANSAS", "KANSA", atMost: 1))
    #expect(FieldLabel.differ("KANSAS", "KAMSAS", atMost: 1))
    #expect(!FieldLabel.differ("KANSAS", "KAMSA", atMost: 1))
    #expect(!FieldLabel.differ("KANSAS", "ARKANSAS", atMost: 1))
  }
}
