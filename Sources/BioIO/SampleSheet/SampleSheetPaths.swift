import BioModel

/// Turns the paths of a sheet into paths that can be opened.
struct SampleSheetPaths {
  let sheet: String
  let workingDirectory: String

  /// The path, relative ones from the sheet's folder, `$PWD` filled in, `.` and doubled slashes taken out.
  ///
  /// - Throws: no path, a URL.
  func resolved(_ path: String?, line: Int) throws(TableError) -> String {
    let place = SourceLocation(file: sheet, line: line)
    guard let path, !path.isEmpty else { throw TableError(at: place, "the row names no file of reads") }
    guard !path.contains("://") else {
      throw TableError(at: place, "\(path) is a URL", advice: "download the file first; nothing is read from a network")
    }
    // Standard input lies in no folder.
    if path == "-" { return path }
    var whole = path.replacing("${PWD}", with: workingDirectory).replacing("$PWD", with: workingDirectory)
    if !whole.hasPrefix("/"), path == whole, let slash = sheet.lastIndex(of: "/") {
      whole = sheet[...slash] + whole
    }
    let parts = whole.split(separator: "/").filter { $0 != "." }
    return (whole.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
