/// A run of consecutive reads of one file, in one buffer.
///
/// The reader fills a batch, a worker uses it, a pool takes it back: one owner at a time. Sequences are upper-case
/// IUPAC letters; qualities are Phred scores (0…93), already free of their offset.
///
/// `@unchecked Sendable` because a batch is handed over whole: whoever receives it is the only one to touch it.
public final class ReadBatch: @unchecked Sendable {
  /// Where one read lies in `bytes`. Lengths fit 32 bits, since a batch is cut before 2 GiB.
  public struct Record: Sendable {
    public var nameStart: Int32
    public var nameLength: Int32
    public var sequenceStart: Int32
    public var qualityStart: Int32
    /// Bases, and as many qualities.
    public var length: Int32

    public init(nameStart: Int32, nameLength: Int32, sequenceStart: Int32, qualityStart: Int32, length: Int32) {
      self.nameStart = nameStart
      self.nameLength = nameLength
      self.sequenceStart = sequenceStart
      self.qualityStart = qualityStart
      self.length = length
    }

    /// The name's place in the buffer: the title up to the first blank.
    @inlinable public var name: Range<Int> { Int(nameStart)..<Int(nameStart) + Int(nameLength) }
    /// The bases' place in the buffer.
    @inlinable public var sequence: Range<Int> { Int(sequenceStart)..<Int(sequenceStart) + Int(length) }
    /// The Phred scores' place in the buffer.
    @inlinable public var quality: Range<Int> { Int(qualityStart)..<Int(qualityStart) + Int(length) }

    /// The record of some of its bases, under the same name.
    ///
    /// - Precondition: the range lies in `0..<length`.
    @inlinable public func part(_ range: Range<Int>) -> Record {
      precondition(range.lowerBound >= 0 && range.upperBound <= Int(length))
      var part = self
      part.sequenceStart += Int32(range.lowerBound)
      part.qualityStart += Int32(range.lowerBound)
      part.length = Int32(range.count)
      return part
    }
  }

  /// Names, bases and Phred scores of all records, each where its record says.
  public var bytes: [UInt8]
  /// The reads, in file order.
  public var records: [Record]
  /// The 0-based number, within its file, of the first read.
  public var firstRecordNumber: Int

  public init(bytes: [UInt8] = [], records: [Record] = [], firstRecordNumber: Int = 0) {
    self.bytes = bytes
    self.records = records
    self.firstRecordNumber = firstRecordNumber
  }

  /// The number of reads.
  @inlinable public var count: Int { records.count }

  /// Empties the batch and keeps its memory.
  public func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
  }

  /// Appends one read; for readers that decode records one by one, and for tests.
  ///
  /// - Precondition: as many Phred scores as bases.
  public func append(name: some Collection<UInt8>, sequence: some Collection<UInt8>, quality: some Collection<UInt8>) {
    precondition(sequence.count == quality.count, "a read has one quality per base")
    let nameStart = bytes.count
    bytes.append(contentsOf: name)
    let sequenceStart = bytes.count
    bytes.append(contentsOf: sequence)
    let qualityStart = bytes.count
    bytes.append(contentsOf: quality)
    records.append(
      Record(
        nameStart: Int32(nameStart), nameLength: Int32(name.count), sequenceStart: Int32(sequenceStart),
        qualityStart: Int32(qualityStart), length: Int32(sequence.count)))
  }
}
