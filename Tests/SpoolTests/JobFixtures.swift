/// Job files for tests.
enum JobFixture {
  /// Every field, with a value of its own.
  static let full = """
    { "format": 1, "id": "2026-000123", "submittedAt": "2026-11-23T09:00:00Z",
      "relyingParty": "example-agency", "purpose": "tax account access", "locale": "es-US",
      "priority": 7,
      "consent": { "givenAt": "2026-11-23T03:58:00-05:00", "text": "2026-01",
                   "attributes": ["familyName", "dateOfBirth"], "biometric": true },
      "attempt": 2, "reportedTheft": true,
      "claim": { "givenNames": "Maria", "middleNames": "Elena", "familyName": "García",
                 "suffix": "II", "dateOfBirth": "1990-07-03", "documentNumber": "B8512340",
                 "ssn": "900-12-3456",
                 "address": { "street": "12 Oak Court", "unit": "4", "city": "Atlanta",
                              "region": "GA", "postalCode": "30301", "country": "USA" },
                 "phone": "+1 404 555 0100", "email": "maria@example.com" },
      "evidence": [
        { "type": "driversLicense", "issuer": "US-GA",
          "images": [ { "side": "front", "file": "front.jpg", "sha256": "\(digest)" },
                      { "side": "back", "file": "back.jpg" } ] },
        { "type": "passport", "issuer": "UTO", "images": [ { "side": "front", "file": "p.png" } ] } ],
      "selfie": { "file": "selfie.jpg", "sha256": "" },
      "knowledge": { "optedOut": false, "try": 2, "priorQuestions": ["q0"], "questions": [
        { "id": "q1", "category": "previous-street", "kind": "choice",
          "options": ["Elm", "Oak"], "answer": "Oak", "seconds": 21.5,
          "expected": { "hmac": "\(digest)", "salt": "AAECAwQFBgcICQoLDA0ODw==" },
          "diversionary": true },
        { "id": "q2", "kind": "year", "expected": { "plain": "1999" } } ] },
      "appointment": { "from": "2026-11-24T15:00:00.250Z", "minutes": 15 },
      "upstream": { "liveness": { "result": "pass", "by": "camera" },
                    "deathRecord": { "result": "clear" },
                    "authoritativeSource": { "result": "pass", "by": "dmv" } } }
    """

  static let digest = String(repeating: "0aF9", count: 16)

  /// Nothing but what every job must have.
  static let least = """
    { "format": 1, "consent": { "givenAt": "2026-11-23T08:58:00Z" },
      "claim": { "familyName": "Garcia", "dateOfBirth": "1990-07-03" },
      "evidence": [ { "type": "passport", "images": [ { "side": "front", "file": "p.jpg" } ] } ] }
    """
}
