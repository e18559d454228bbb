import Amplicon
import BioModel
import Glibc
import Parallel
import Reads
import TestSupport
import Testing

/// Whole samples of the mothur MiSeq SOP (mouse stool and the HMP mock community) through merging and denoising.
@Suite(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
struct RealDataTests {
  private func lines(gzip path: String) -> [[UInt8]] {
    guard let pipe = unsafe popen("gzip -dc '\(path)'", "r") else { return [] }
    defer { unsafe pclose(pipe) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe fread(&part, 1, part.count, pipe)
      if count == 0 { break }
      bytes.append(contentsOf: part[..<count])
    }
    return bytes.split(separator: 10).map(Array.init)
  }

  private func merged(_ sample: String, _ settings: PairMergeSettings) -> (input: Int, merged: Int, UniqueSequences) {
    let stem = "\(TestData.folder ?? "")/miseq-sop-mouse/\(sample)_L001_"
    let forward = lines(gzip: stem + "R1_001.fastq.gz")
    let reverse = lines(gzip: stem + "R2_001.fastq.gz")
    let merger = PairMerger(settings: settings)
    var dereplicator = Dereplicator()
    var merged = 0
    for at in stride(from: 0, to: forward.count - 3, by: 4) {
      let (first, second) = (forward[at + 1], reverse[at + 1])
      let (one, two) = (forward[at + 3].map { $0 - 33 }, reverse[at + 3].map { $0 - 33 })
      let outcome = merger.merge(
        forward: first.span, forwardQuality: one.span, reverse: second.span,
        reverseQuality: two.span)
      if outcome == .merged {
        merged += 1
        merger.withMerged { bases, _ in _ = dereplicator.insert(bases) }
      }
    }
    return (forward.count / 4, merged, dereplicator.finish())
  }

  /// vsearch 2.22.1 `--fastq_mergepairs --fastq_minovlen 16 --fastq_allowmergestagger --fastq_qmax 93`, its log.
  @Test(arguments: [("F3D143_S209", 3178, 2610), ("Mock_S280", 4779, 4388)])
  func mergesAsManyPairsAsVsearch(sample: String, input: Int, vsearch: Int) {
    let result = merged(sample, PairMergeSettings())
    #expect(result.input == input)
    #expect(result.merged >= vsearch && Double(result.merged) < 1.005 * Double(vsearch))
  }

  @Test func findsTheMockCommunity() {
    var settings = PairMergeSettings()
    settings.maximumExpectedErrors = 1
    settings.maximumAmbiguousBases = 0
    let samples = ["Mock_S280", "F3D143_S209"]
    let study = StudyUniques(sampleIDs: samples, uniques: samples.map { merged($0, settings).2 })
    let variants = UnoiseDenoiser().variants(of: study, threads: ThreadCount(2))
    var references: [[UInt8]] = []
    for line in Fixture.lines(atPath: "\(TestData.folder ?? "")/miseq-sop-mouse/HMP_MOCK.v35.fasta") {
      if line.first == UInt8(ascii: ">") {
        references.append([])
      } else if !references.isEmpty {
        references[references.count - 1] += line.filter { $0 >= 65 }
      }
    }
    #expect(references.count == 32)
    let texts = references.map { String(decoding: $0, as: UTF8.self) }
    let mock = variants.table[sample: 0]
    var (exact, exactReads) = (0, 0.0)
    for (column, reads) in zip(mock.columns, mock.values) {
      let sequence = String(decoding: variants.sequences[Int(column)], as: UTF8.self)
      if texts.contains(where: { $0.contains(sequence) }) { (exact, exactReads) = (exact + 1, exactReads + reads) }
    }
    #expect(exact >= 18 && exact <= 21)
    #expect(exactReads / mock.total > 0.98)
    #expect(variants == UnoiseDenoiser().variants(of: study, threads: .one))
  }
}
