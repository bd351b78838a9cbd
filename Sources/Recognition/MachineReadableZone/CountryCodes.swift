/// The codes of states and organizations that may stand in a machine readable zone.
public enum CountryCodes {
  /// Whether ISO 3166-1 alpha-3 or ICAO 9303-3 section 5 knows the code, fillers left out.
  public static func contains(_ code: String) -> Bool { all.contains(code) }

  /// The most probable code of three cells as places in ``MachineReadableZone/characters``.
  ///
  /// Another code than these is not impossible, since misprinted documents exist, but rare.
  ///
  /// - Parameter scores: For every cell the logarithm of the likelihood of every character.
  /// - Returns: One place a cell.
  static func best(_ scores: [[Double]]) -> [Int] {
    let free = scores.map { score in score.indices.max { score[$0] < score[$1] } ?? 0 }
    func total(_ code: [Int]) -> Double {
      zip(scores, code).reduce(0) { $0 + $1.0[$1.1] }
    }
    let known = places.max { total($0) < total($1) } ?? free
    return total(known) > total(free) - 4 ? known : free
  }

  /// Every code with fillers to three cells, as places.
  private static let places: [[Int]] = all.sorted().map { code in
    (code + "<<").prefix(3).compactMap(CharacterNoise.index)
  }

  private static let all = Set(
    (iso + " " + icao).split(separator: " ").map(String.init))

  /// ISO 3166-1 alpha-3, officially assigned.
  private static let iso = """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD \
    BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR \
    COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH \
    ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL \
    GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR \
    JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR \
    MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL \
    NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY \
    PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP \
    SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA \
    UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
    """

  /// ICAO 9303-3 section 5, parts A to E.
  private static let icao = """
    D GBD GBN GBO GBP GBS RKS EUE UNO UNA UNK XBA XIM XCC XCE XCO XEC XPO XES XMP XOM XDC XXA \
    XXB XXC XXX ANT NTZ UTO IAO
    """
}
