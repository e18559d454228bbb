import BioModel

/// Points in time as metadata write them.
public enum SampleTime {
  /// A number as it is; a date `2024-05-31` as its day, counted from 1970-01-01 in the Gregorian calendar; else nil.
  public static func value(_ text: String) -> Double? {
    if let number = NumberText.number(text) { return number }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year > 0, (1...12).contains(month),
      (1...length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    let before = (1..<month).reduce(0) { $0 + length(ofMonth: $1, year: year) }
    return Double(days(beforeYear: year) - days(beforeYear: 1970) + before + day - 1)
  }

  private static func days(beforeYear year: Int) -> Int {
    let past = year - 1
    return 365 * past + past / 4 - past / 100 + past / 400
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    if month == 2 { return isLeap(year) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}
