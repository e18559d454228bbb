// Times permutation tests of a distance matrix: the program behind scripts/benchmark/permanova.sh.
//   bench DISTANCES.f64 GROUPS.txt permanova|anosim THREADS
// DISTANCES.f64 holds the matrix as little-endian doubles, GROUPS.txt one label per line. Prints wall and processor seconds
// of the test alone, the statistic and p.
import BioModel
import Diversity
import FoundationEssentials
import Glibc
import Parallel

func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  unsafe clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

let arguments = CommandLine.arguments
guard arguments.count == 5, let threads = Int(arguments[4]) else {
  print("usage: bench DISTANCES.f64 GROUPS.txt permanova|anosim THREADS")
  exit(64)
}
let labels = try String(decoding: Data(contentsOf: URL(filePath: arguments[2])), as: UTF8.self)
  .split(separator: "\n").map(String.init)
let bytes = try Array(Data(contentsOf: URL(filePath: arguments[1])))
guard bytes.count == labels.count * labels.count * 8 else {
  print("\(arguments[1]): not \(labels.count) x \(labels.count) doubles")
  exit(65)
}
let values = (0..<(bytes.count / 8)).map { (cell: Int) -> Double in
  var bits: UInt64 = 0
  for place in (0..<8).reversed() { bits = bits << 8 | UInt64(bytes[cell * 8 + place]) }
  return Double(bitPattern: bits)
}
let ids = labels.indices.map { "s\($0)" }
let distances = DistanceMatrix(sampleIDs: ids, values: values)
let metadata = SampleMetadata(sampleIDs: ids, columns: [SampleMetadata.Column(name: "group", values: labels)])
let (wall, core) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
let statistic: Double?
let p: Double?
if arguments[3] == "anosim" {
  let found = try Anosim.test(distances, group: "group", metadata: metadata, threads: ThreadCount(threads))
  (statistic, p) = (found.r.number, found.pValue.number)
} else {
  let found = try Permanova.test(
    distances, formula: ModelFormula("group"), metadata: metadata, threads: ThreadCount(threads))
  (statistic, p) = (found.terms.first?.sequential.pseudoF.number, found.terms.first?.sequential.pValue.number)
}
let time = (seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - core)
print(time.0, time.1, statistic ?? .nan, p ?? .nan)
