/// Everything at once that a foreign string may do to a report.
let hostile = strings.joined(separator: "|")

/// What a foreign string may do to a report, one by one.
let strings = [
  "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
  "\"\u{301} onmouseover=\u{22}alert(1)", "\u{600}\"\u{301}><b>", "&lt;b&gt;", "{{id}}{{{id}}}",
  "=HYPERLINK(\"x\")", "a,b\r\n\"c\"", "\u{202E}txt.exe", "\u{1B}[31mred\u{7}", "👩‍👩‍👧‍👦🪪",
  "</style><style>*{display:none}", "javascript:alert(1)", String(repeating: "W", count: 10_000),
]
