import Randomness

/// A drawn face on a plain ground, 310 by 400, as SVG.
///
/// It shows nobody: its parts come from the looks in the identity file alone.
///
/// - Parameters:
///   - looks: Skin, hair and eyes.
///   - random: The numbers that shape the face.
/// - Returns: SVG elements, to stand inside an `svg` element.
func portrait(of looks: Identity.Appearance, by random: inout SeededRandom) -> String {
  let skins = ["#f6d7c3", "#eac0a0", "#d9a47c", "#b97f56", "#8d5a3b", "#5f3b28"]
  let shades = ["#e3b79d", "#d39f7c", "#bd8459", "#99633f", "#70442b", "#472a1c"]
  let hairs = [
    "BLK": "#201c1b", "BRO": "#4d3222", "BLN": "#c9a764", "RED": "#8f4423", "GRY": "#9a9997",
  ]
  let irises = [
    "BRO": "#4a2f1b", "BLU": "#4c7ba6", "GRN": "#4e7a4c", "HAZ": "#7a5f2f", "GRY": "#6f7c86",
  ]
  let tone = min(max(looks.skin, 0), skins.count - 1)
  let (skin, shade) = (skins[tone], shades[tone])
  let hair = hairs[looks.hair] ?? "#4d3222"
  let iris = irises[looks.eyes] ?? "#4a2f1b"
  let coat = random.pick(["#34495e", "#5b3a4e", "#3d5a44", "#2f2f38", "#6b4a2f"]) ?? "#34495e"
  let half = random.whole(68...78)
  let chin = random.whole(268...282)
  let eyeY = random.whole(178...186)
  let apart = random.whole(29...34)
  let mouthY = random.whole(236...244)
  let noseY = (eyeY + mouthY) / 2 + 4
  let (left, right) = (155 - apart, 155 + apart)
  let long = looks.cut >= 2
  let back =
    long
    ? "<path d=\"M155 62 C 50 62 50 180 62 330 L 248 330 C 260 180 260 62 155 62 Z\" fill=\"\(hair)\"/>"
    : ""
  let fringe =
    switch looks.cut {
    case 0:
      "M\(152 - half) 172 C 70 60 240 60 \(158 + half) 172 C 226 130 196 118 155 118 C 114 118 86 130 \(152 - half) 172 Z"
    case 1:
      "M\(152 - half) 162 C 76 74 234 74 \(158 + half) 162 C 218 128 180 132 150 120 C 120 128 96 130 \(152 - half) 162 Z"
    case 2:
      "M\(150 - half) 190 C 66 54 244 54 \(160 + half) 190 C 232 140 210 126 178 112 C 150 134 104 140 \(150 - half) 190 Z"
    default:
      "M\(150 - half) 196 C 62 58 248 58 \(160 + half) 196 C 226 150 196 138 155 138 C 114 138 84 150 \(150 - half) 196 Z"
    }
  func eye(_ x: Int) -> String {
    """
    <path d="M\(x - 17) \(eyeY) Q \(x) \(eyeY - 13) \(x + 17) \(eyeY) Q \(x) \(eyeY + 10) \(x - 17) \(eyeY) Z" fill="#fbfaf7" stroke="#3a2c25" stroke-width="1.6"/>
    <circle cx="\(x)" cy="\(eyeY - 1)" r="7.5" fill="\(iris)"/><circle cx="\(x)" cy="\(eyeY - 1)" r="3.4" fill="#111"/>
    <circle cx="\(x + 2)" cy="\(eyeY - 4)" r="1.6" fill="#fff"/>
    <path d="M\(x - 20) \(eyeY - 19) Q \(x) \(eyeY - 30) \(x + 20) \(eyeY - 19)" fill="none" stroke="\(hair)" stroke-width="5.5" stroke-linecap="round"/>
    """
  }
  return """
    <rect width="310" height="400" fill="#dfe5e8"/>
    \(back)
    <path d="M20 400 C 24 330 90 318 118 306 L 192 306 C 220 318 286 330 290 400 Z" fill="\(coat)"/>
    <path d="M118 306 L 155 348 L 192 306 L 186 290 L 124 290 Z" fill="#f2f2ef"/>
    <path d="M126 246 L 126 302 Q 155 330 184 302 L 184 246 Z" fill="\(shade)"/>
    <ellipse cx="\(155 - half)" cy="196" rx="11" ry="21" fill="\(shade)"/>
    <ellipse cx="\(155 + half)" cy="196" rx="11" ry="21" fill="\(shade)"/>
    <path d="M\(155 - half) 176 C \(152 - half) 96 \(158 + half) 96 \(155 + half) 176 C \(156 + half) 226 \(190) \(chin + 6) 155 \(chin + 6) C 120 \(chin + 6) \(154 - half) 226 \(155 - half) 176 Z" fill="\(skin)"/>
    <path d="\(fringe)" fill="\(hair)"/>
    \(eye(left))
    \(eye(right))
    <path d="M153 \(eyeY + 8) Q 146 \(noseY) 143 \(noseY + 6) Q 155 \(noseY + 14) 167 \(noseY + 6)" fill="none" stroke="\(shade)" stroke-width="3.4" stroke-linecap="round"/>
    <path d="M128 \(mouthY) Q 155 \(mouthY + 14) 182 \(mouthY) Q 155 \(mouthY + 4) 128 \(mouthY) Z" fill="#a4504c" stroke="#85403d" stroke-width="2"/>
    """
}
