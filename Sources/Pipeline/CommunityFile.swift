import BioIO
import BioModel
import Simulation

/// A community description: a tab-separated table of taxa and their mean share in each group.
enum CommunityFile {
  /// - Parameter groups: the column heads wanted, in order; the first share column when empty.
  static func read(_ path: String, groups: [String]) throws -> [SimulatedCommunity.Member] {
    let text = String(decoding: try ByteReader.readAll(path), as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { (number: $0 + 1, fields: $1.split(separator: "\t", omittingEmptySubsequences: false)) }
      .filter { $0.fields.contains { !$0.isEmpty } }
    guard let head = lines.first?.fields, head.count >= 2 else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: path), "this is no community table",
        advice: "give a tab-separated table: taxon, then one column of mean shares per group")
    }
    lines.removeFirst()
    let wanted = groups.isEmpty ? [String(head[1])] : groups
    let columns = try wanted.map { group in
      guard let column = head.firstIndex(where: { $0 == group }) else {
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: path, line: 1), "no column is headed \(group)",
          advice: "name the groups as the table's columns")
      }
      return column
    }
    let members = try lines.map { line in
      let shares = try columns.map { column in
        guard column < line.fields.count, let share = NumberText.number(line.fields[column]), share >= 0 else {
          throw PipelineError(
            .malformedInput, at: SourceLocation(file: path, line: line.number, column: String(head[column])),
            "this is no share", advice: "write a number of 0 or more")
        }
        return share
      }
      return SimulatedCommunity.Member(taxon: String(line.fields[0]), meanShares: shares)
    }
    for (group, name) in wanted.enumerated() where !members.contains(where: { $0.meanShares[group] > 0 }) {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: path, column: name), "the group has no share above 0",
        advice: "give at least one taxon a share in every group")
    }
    return members
  }
}
