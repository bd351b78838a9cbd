/// Words of addresses and their standard abbreviations (USPS Publication 28, appendices B and C).
///
/// Facts of the publication, limited to the words in everyday use.
enum PostalWords {
  /// Street suffix to its standard form.
  static let suffixes: [String: String] = table(
    """
    ALY ALLEY ALLY|ANX ANNEX|ARC ARCADE|AVE AVENUE AV AVEN AVENU AVN|BCH BEACH|BND BEND|BLF BLUFF
    BLVD BOULEVARD BOUL BOULV|BR BRANCH|BRG BRIDGE|BRK BROOK|BYP BYPASS|CYN CANYON|CPE CAPE
    CSWY CAUSEWAY|CTR CENTER CENTRE CEN CENT|CIR CIRCLE CIRC CIRCL CRCL|CLF CLIFF|CLB CLUB
    CMN COMMON|COR CORNER|CRSE COURSE|CT COURT|CTS COURTS|CV COVE|CRK CREEK|CRES CRESCENT CRSENT
    XING CROSSING|DL DALE|DR DRIVE DRV DRIV|EST ESTATE|ESTS ESTATES|EXPY EXPRESSWAY EXPRESS EXPW
    EXT EXTENSION|FLD FIELD|FLDS FIELDS|FRST FOREST|FRK FORK|FT FORT|FWY FREEWAY FREEWY|GDN GARDEN
    GDNS GARDENS|GTWY GATEWAY|GLN GLEN|GRN GREEN|GRV GROVE|HBR HARBOR|HVN HAVEN|HTS HEIGHTS
    HWY HIGHWAY HIWAY HIWY|HL HILL|HLS HILLS|HOLW HOLLOW|IS ISLAND|JCT JUNCTION|KNL KNOLL|LK LAKE
    LKS LAKES|LNDG LANDING|LN LANE|LOOP LOOPS|MNR MANOR|MDW MEADOW|MDWS MEADOWS|ML MILL|MTN MOUNTAIN
    ORCH ORCHARD|PARK PK|PKWY PARKWAY PARKWY PKY|PASS|PATH PATHS|PIKE PIKES|PNE PINE|PL PLACE
    PLN PLAIN|PLZ PLAZA|PT POINT|PRT PORT|RNCH RANCH|RDG RIDGE|RIV RIVER|RD ROAD|RDS ROADS|ROW|RUN
    SHR SHORE|SPG SPRING|SPGS SPRINGS|SQ SQUARE|STA STATION|ST STREET STR STRT|SMT SUMMIT
    TER TERRACE TERR|TRCE TRACE|TRL TRAIL|TPKE TURNPIKE|VLY VALLEY|VW VIEW|VLG VILLAGE|VIS VISTA
    WALK|WAY WY|WL WELL|WLS WELLS
    """)

  /// Designator of a unit to its standard form.
  static let units: [String: String] = table(
    """
    APT APARTMENT|BLDG BUILDING|DEPT DEPARTMENT|FL FLOOR|LOT|OFC OFFICE|PH PENTHOUSE|RM ROOM|SPC SPACE
    STE SUITE|TRLR TRAILER|UNIT|SLIP|STOP|HNGR HANGAR
    """)

  /// Direction to its standard form.
  static let directions: [String: String] = table(
    """
    N NORTH|S SOUTH|E EAST|W WEST|NE NORTHEAST|NW NORTHWEST|SE SOUTHEAST|SW SOUTHWEST
    """)

  /// Ordinal words as numbers.
  static let ordinals: [String: String] = [
    "FIRST": "1ST", "SECOND": "2ND", "THIRD": "3RD", "FOURTH": "4TH", "FIFTH": "5TH",
    "SIXTH": "6TH", "SEVENTH": "7TH", "EIGHTH": "8TH", "NINTH": "9TH", "TENTH": "10TH",
    "ELEVENTH": "11TH", "TWELFTH": "12TH",
  ]

  private static func table(_ text: String) -> [String: String] {
    let groups = text.split { $0 == "|" || $0.isNewline }
      .map { $0.split(separator: " ").map(String.init) }
    return Dictionary(
      groups.flatMap { group in group.map { ($0, group.first ?? $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
