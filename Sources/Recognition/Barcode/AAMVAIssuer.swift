/// Who issued a card, by its issuer identification number.
struct AAMVAIssuer: Equatable {
  /// ISO 3166-2, such as `US-GA`, `CA-ON`; `US-DOS` for the Department of State.
  var code: String

  /// The part after the country, which DAJ should repeat.
  var region: String { String(code.dropFirst(3)) }

  /// Looks a number up; nil when it is not in the list.
  init?(number: String) {
    guard let code = Self.codes[number] else { return nil }
    self.code = code
  }

  /// AAMVA's list of issuer identification numbers, with two that cards print otherwise: 990876 for
  /// Alberta and, in an old misprint, 360040 for North Carolina.
  static let codes: [String: String] = {
    var codes = [
      "604432": "CA-AB", "990876": "CA-AB", "636028": "CA-BC", "636048": "CA-MB",
      "636017": "CA-NB", "636016": "CA-NL", "636013": "CA-NS", "604433": "CA-NU",
      "636012": "CA-ON", "604426": "CA-PE", "604428": "CA-QC", "636044": "CA-SK",
      "604429": "CA-YT", "636056": "MX-COA", "636057": "MX-HID", "636027": "US-DOS",
      "360040": "US-NC",
    ]
    for entry in states.split(separator: " ") {
      codes[String(entry.dropFirst(2))] = "US-" + entry.prefix(2)
    }
    return codes
  }()

  private static let states = """
    AL636033 AK636059 AS604427 AZ636026 AR636021 CA636014 CO636020 CT636006 DE636011 DC636043 \
    FL636010 GA636055 GU636019 HI636047 ID636050 IL636035 IN636037 IA636018 KS636022 KY636046 \
    LA636007 ME636041 MD636003 MA636002 MI636032 MN636038 MS636051 MO636030 MP604430 MT636008 \
    NE636054 NV636049 NH636039 NJ636036 NM636009 NY636001 NC636004 ND636034 OH636023 OK636058 \
    OR636029 PA636025 PR604431 RI636052 SC636005 SD636042 TN636053 TX636015 UT636040 VT636024 \
    VI636062 VA636000 WA636045 WV636061 WI636031 WY636060
    """
}
