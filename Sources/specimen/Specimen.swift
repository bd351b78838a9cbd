import ArgumentParser

@main
struct Specimen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "specimen",
    abstract: "Draws specimens of identity documents of invented people, and jobs with them.",
    discussion: """
      Passports of Utopia (UTO, the specimen state of ICAO 9303) and driver's licenses of all states \
      with invented layouts. The word SPECIMEN stands on every face. The same seed gives the same bytes.

      Twenty jobs as a phone would take them, ready to be dropped into queue/incoming:
        specimen --count 20 --seed 7 --to demo

      The same people on a flatbed scanner, valid on a given day:
        specimen --count 20 --seed 7 --to demo-scan --camera scan --today 2026-11-23

      Half of two hundred jobs dropped by impostors of eight kinds; demo-mixed/jobs.jsonl tells which:
        specimen --count 200 --seed 7 --to demo-mixed --impostors

      One picture of a document of your own, askew and soft:
        specimen draw --identity maria.json --document license-front \\
          --effects ground=desk,degrees=8,blur=1.2 --seed 1 --to front.jpg

      Needs the fonts OCR B, Liberation Sans and DejaVu \
      (Debian: fonts-ocr-b fonts-liberation fonts-dejavu-core fontconfig).
      See 'specimen help jobs', 'specimen help draw' and 'specimen help lines' for all options.
      """,
    subcommands: [Jobs.self, Draw.self, Lines.self], defaultSubcommand: Jobs.self)
}
