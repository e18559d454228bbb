public import BioModel

/// The three CSV files of a phyloseq object, with an R script that loads them.
public struct PhyloseqTables: TableFormat {
  public let descriptor = Descriptor(
    id: "phyloseq-csv", title: "CSV files for phyloseq, with a script that loads them",
    summary: "a folder of otu_table.csv, tax_table.csv and sample_data.csv", reference: "10.1371/journal.pone.0061217")

  public init() {}

  public var endings: [String] { ["phyloseq"] }
  public var holdsMetadata: Bool { true }
  public var writesFolder: Bool { true }

  public func isOwnFolder(holding names: [String]) -> Bool { names.contains("otu_table.csv") }

  /// One of the files alone is a plain table; the folder is read by `PhyloseqFolder`.
  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { 0 }

  /// - Throws: always; a single file is no such folder.
  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    throw TableError(
      .usage, at: SourceLocation(file: file), "\(id) is a folder of files, not one file",
      advice: "give the folder that holds otu_table.csv, or otu_table.csv itself as csv")
  }

  /// `otu_table.csv` (taxa in rows), `tax_table.csv` when lineages are known, `sample_data.csv` when metadata are, and
  /// `load_phyloseq.R`.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] {
    let table = document.table
    var plain = table
    plain.lineages = nil
    var files = [
      TableFile(
        name: "otu_table.csv",
        bytes: DelimitedTableWriter.bytes(plain, delimiter: .comma, corner: "feature", lineageHead: ""))
    ]
    if let lineages = table.lineages {
      var writer = DelimitedWriter()
      writer.row(["feature"] + Rank.allCases.map { $0.name.prefix(1).uppercased() + $0.name.dropFirst() })
      for feature in 0..<table.featureCount {
        writer.row([table.featureIDs[feature]] + Rank.allCases.map { lineages[feature][$0] ?? "" })
      }
      files.append(TableFile(name: "tax_table.csv", bytes: writer.bytes))
    }
    if let metadata = document.metadata?.aligned(to: table.sampleIDs), !metadata.columns.isEmpty {
      var writer = DelimitedWriter()
      writer.row(["sample"] + metadata.columns.map(\.name))
      for sample in 0..<table.sampleCount {
        writer.row([table.sampleIDs[sample]] + metadata.columns.map { $0.values[sample] ?? "" })
      }
      files.append(TableFile(name: "sample_data.csv", bytes: writer.bytes))
    }
    files.append(TableFile(name: "load_phyloseq.R", bytes: Array(PhyloseqScript.text.utf8)))
    return files
  }
}
