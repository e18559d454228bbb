// Times the distances of a table: the program behind scripts/benchmark/diversity.sh.
//   diversity TABLE.tsv TREE.nwk METRIC THREADS REPEATS [DISTANCES.tsv]
// Prints metric, threads, median seconds of the computation alone, seconds of processor time, peak KiB. With a last
// argument writes every 9,973rd pair, to be held against the peers' numbers.
import BioModel
import Diversity
import FoundationEssentials
import Glibc
import Parallel
import TestSupport

func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  unsafe clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func table(_ path: String) throws -> FeatureTable {
  let bytes = try Array(Data(contentsOf: URL(filePath: path)))
  var samples: [String] = []
  var features: [String] = []
  var rows: [(columns: [Int32], values: [Double])] = []
  for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
    let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    if number == 0 {
      samples = cells.dropFirst().map { String(decoding: $0, as: UTF8.self) }
      rows = samples.map { _ in ([], []) }
      continue
    }
    features.append(String(decoding: cells[0], as: UTF8.self))
    for (sample, cell) in cells.dropFirst().enumerated() where !(cell.count == 1 && cell.first == UInt8(ascii: "0")) {
      rows[sample].columns.append(Int32(number - 1))
      rows[sample].values.append(cell.reduce(0) { 10 * $0 + Double($1 - UInt8(ascii: "0")) })
    }
  }
  var starts = [0]
  for row in rows { starts.append(starts[starts.count - 1] + row.columns.count) }
  return FeatureTable(
    sampleIDs: samples, featureIDs: features, unit: .counts, rowStarts: starts, columns: rows.flatMap(\.columns),
    values: rows.flatMap(\.values))
}

let arguments = CommandLine.arguments
guard arguments.count >= 6, let metric = BetaMetrics.metric(id: arguments[3]), let threads = Int(arguments[4]),
  let repeats = Int(arguments[5])
else {
  print("usage: diversity TABLE.tsv TREE.nwk METRIC THREADS REPEATS [DISTANCES.tsv]")
  exit(64)
}
let counts = try table(arguments[1])
let depth = CommonDepth(of: counts)?.depth
var walls: [Double] = []
var cores: [Double] = []
var found: DistanceMatrix?
let text = try String(decoding: Data(contentsOf: URL(filePath: arguments[2])), as: UTF8.self)
for _ in 0..<repeats {
  let (wall, core) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
  var match: TreeMatch?
  if metric.descriptor.needsTree, let tree = PlainNewick.tree(text) { match = try TreeMatch(tree, table: counts) }
  found = try BetaDiversity.matrix(metric, counts, depth: depth, seed: 1, match: match, threads: ThreadCount(threads))
  walls.append(seconds(CLOCK_MONOTONIC) - wall)
  cores.append(seconds(CLOCK_PROCESS_CPUTIME_ID) - core)
}
var usage = rusage()
unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
func text(_ value: Double) -> String { String(Int((value * 1000).rounded())) + " ms" }
print(
  metric.id, threads, text(walls.sorted()[repeats / 2]), text(cores.sorted()[repeats / 2]), usage.ru_maxrss,
  separator: "\t")
if arguments.count > 6, let found {
  var lines = ""
  for pair in stride(from: 0, to: found.count * found.count, by: 9_973) {
    let (row, column) = (pair / found.count, pair % found.count)
    lines += "\(found.sampleIDs[row])\t\(found.sampleIDs[column])\t\(found[row, column])\n"
  }
  try Data(lines.utf8).write(to: URL(filePath: arguments[6]))
}
