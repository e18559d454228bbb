/// Phred scores: Q = −10·log10(P of a wrong call), Ewing & Green 1998 (doi:10.1101/gr.8.3.186).
public enum PhredQuality {
  /// The largest score FASTQ can hold (`~` at offset 33).
  public static let maximum: UInt8 = 93

  /// P = 10^(−Q/10) for Q = 0…93; index with the score. Each decade is the first one divided by a power of ten, so
  /// the table does not depend on the C library.
  public static let errorProbability: [Double] = {
    let firstDecade = [
      1.0, 0.7943282347242815, 0.6309573444801932, 0.5011872336272722, 0.3981071705534972, 0.31622776601683794,
      0.251188643150958, 0.199526231496888, 0.15848931924611134, 0.12589254117941673,
    ]
    var scale = 1.0
    var table: [Double] = []
    for score in 0...Int(maximum) {
      if score > 0, score % 10 == 0 { scale *= 10 }
      table.append(firstDecade[score % 10] / scale)
    }
    return table
  }()
}
