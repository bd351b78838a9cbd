import Testing

@testable import spoolproof

/// When a value counts as the true one.
@Suite struct FieldFormTests {
  @Test(arguments: [
    ("familyName", "O'Brien", "OBRIEN"), ("familyName", "VAN DER BERG", "Vanderberg"),
    ("documentNumber", "123400-056", "123400056"), ("documentNumber", "P 800 000", "P800000"),
    ("givenNames", "LIAM R.", "LIAM R"),
    ("address", "1 OAK ST, ROOM 2, ATLANTA, GA 30301-0000", "1 OAK ST ROOM 2 ATLANTA GA 30301"),
    ("postalCode", "303010000", "30301"), ("postalCode", "30301-1234", "303011234"),
    ("dateOfBirth", "1990-07-03", "1990-07-03"), ("dateOfBirth", "900703", "900703"),
    ("dateOfBirth", "1990-07-03", "900703"), ("dateOfBirth", "900703", "1990-07-03"),
    ("dateOfBirth", "85<<<<", "85<<<<"),
    ("height", "5'-05\"", "5'-05\""), ("height", "5-05", "5'-05\""), ("height", "61 in", "5'-01\""),
    ("height", "504", "5'-04\""), ("height", "Imperial:5, 5", "5'-05\""),
    ("height", "Imperial:70", "5'-10\""), ("height", "Metric:155", "155 cm"),
    ("weight", "Imperial:160", "Imperial:160"), ("weight", "Imperial:98", "Imperial:098"),
    ("weight", "Metric:50", "Metric:050 KG"), ("eyeColor", "BRN", "BRO"),
    ("eyeColor", "Blue", "BLU"), ("hairColor", "Blond", "BLN"), ("sex", "Female", "F"),
    ("sex", "<", "X"), ("jurisdiction", "GA", "US-GA"), ("issuer", "UTO", "UTO"),
  ])
  func theseAreTheSame(_ name: String, _ truth: String, _ read: String) {
    #expect(FieldForm(name).agree(truth, read))
  }

  @Test(arguments: [
    ("familyName", "SMITH", "SMYTH"), ("familyName", "", ""), ("documentNumber", "0123", "123"),
    ("documentNumber", "O123", "0123"), ("address", "1 OAK ST", "1 OAK CT"),
    ("postalCode", "30301", "30302"), ("postalCode", "30301-1234", "30301"),
    ("dateOfBirth", "1990-07-03", "1990-07-04"), ("dateOfBirth", "1990-07-03", "1890-07-03"),
    ("dateOfBirth", "900703", "900704"), ("dateOfBirth", "1990-07-03", "07/03/1990"),
    ("height", "5-05", "5'-06\""), ("height", "Metric:70", "Imperial:70"),
    ("height", "tall", "tall"),
    ("weight", "Metric:50", "Imperial:50"), ("eyeColor", "Blue", "BRO"), ("sex", "M", "F"),
    ("jurisdiction", "GA", "US-AL"),
  ])
  func theseAreNot(_ name: String, _ truth: String, _ read: String) {
    #expect(!FieldForm(name).agree(truth, read))
  }
}
