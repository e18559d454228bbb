import BioModel
import CHDF5
import Glibc

/// A data set whose size was held against the file before anything is allocated for it.
@safe
struct HDF5Dataset: ~Copyable {
  let path: String
  let shape: [Int]
  let count: Int
  let elements: HDF5ElementType
  private let file: String
  private let fileBytes: Int
  private let handle: HDF5Handle
  private let type: HDF5Handle

  init(_ handle: consuming HDF5Handle, path: String, file: String, fileBytes: Int) throws(TableError) {
    guard let type = HDF5Handle(H5Dget_type(handle.id)), let space = HDF5Handle(H5Dget_space(handle.id)),
      let extents = HDF5ElementType.extents(space), let creation = HDF5Handle(H5Dget_create_plist(handle.id))
    else { throw HDF5File.damaged(file, path) }
    let elements = HDF5ElementType(type)
    let (stated, overflow) = extents.count.multipliedReportingOverflow(by: max(1, H5Tget_size(type.id)))
    let limit = InflationLimit.bytes(ofCompressed: fileBytes)
    guard !overflow, stated <= limit, Self.isStored(handle, creation, stated: stated, limit: limit) else {
      throw HDF5File.damaged(file, path)
    }
    self.path = path
    self.file = file
    self.fileBytes = fileBytes
    self.handle = handle
    self.type = type
    self.elements = elements
    shape = extents.shape
    count = extents.count
  }

  // In this file, in a known way, and of a size that the stored bytes can hold.
  private static func isStored(
    _ handle: borrowing HDF5Handle, _ creation: borrowing HDF5Handle, stated: Int, limit: Int
  ) -> Bool {
    if stated == 0 { return true }
    let stored = H5Dget_storage_size(handle.id)
    guard stored <= limit else { return false }
    switch H5Pget_layout(creation.id) {
    case H5D_COMPACT: return stored >= stated
    case H5D_CONTIGUOUS: return H5Pget_external_count(creation.id) == 0 && stored >= stated
    case H5D_CHUNKED:
      var sizes = [hsize_t](repeating: 0, count: 32)
      // SAFETY: the array has as many entries as are passed.
      let rank = unsafe H5Pget_chunk(creation.id, 32, &sizes)
      guard rank > 0, rank <= 32 else { return false }
      var chunk = 8
      for size in sizes.prefix(Int(rank)) {
        let (product, overflow) = chunk.multipliedReportingOverflow(by: Int(clamping: size))
        if overflow || product > limit { return false }
        chunk = product
      }
      return stated <= InflationLimit.bytes(ofCompressed: Int(clamping: stored))
    default: return false
    }
  }

  /// All elements as numbers.
  ///
  /// - Throws: elements that are no numbers, a damaged file.
  func doubles() throws(TableError) -> [Double] {
    guard elements == .integer || elements == .real else { throw wrongType("numbers") }
    return try read(dysbio_h5_double(), zero: 0)
  }

  /// All elements as whole numbers, clamped to 64 bits.
  ///
  /// - Throws: elements that are no whole numbers, a damaged file.
  func integers() throws(TableError) -> [Int64] {
    guard elements == .integer else { throw wrongType("whole numbers") }
    return try read(dysbio_h5_int64(), zero: 0)
  }

  private func read<Element: BitwiseCopyable>(_ memory: hid_t, zero: Element) throws(TableError) -> [Element] {
    guard count > 0 else { return [] }
    var values = [Element](repeating: zero, count: count)
    // SAFETY: the array has `count` elements of the memory type.
    let status = unsafe values.withUnsafeMutableBytes {
      unsafe H5Dread(
        handle.id, memory, dysbio_h5_whole_space(), dysbio_h5_whole_space(), dysbio_h5_default(), $0.baseAddress)
    }
    guard status >= 0 else { throw HDF5File.damaged(file, path) }
    return values
  }

  /// All elements as text.
  ///
  /// - Throws: elements that are no text, invalid UTF-8, a damaged file.
  func strings() throws(TableError) -> [String] {
    guard count > 0 else { return [] }
    switch elements {
    case .variableText: return try variableStrings()
    case .fixedText(let bytes): return try fixedStrings(bytes)
    default: throw wrongType("text")
    }
  }

  private func variableStrings() throws(TableError) -> [String] {
    guard let memory = HDF5Text.variableMemoryType(like: type),
      let transfer = HDF5Handle(H5Pcreate(dysbio_h5_dataset_transfer_class()))
    else { throw HDF5File.damaged(file, path) }
    var room = InflationLimit.bytes(ofCompressed: fileBytes)
    var strings: [String]?
    // SAFETY: HDF5 fills one pointer per element, each to NUL-ended bytes of malloc, and uses `room` only within the call.
    // After a failure the pointers may be half written; their memory is then given up, never freed.
    let status = unsafe withUnsafeMutablePointer(to: &room) { room in
      unsafe withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<CChar>?.self, capacity: count) { pointers in
        unsafe pointers.initialize(repeating: nil)
        guard unsafe dysbio_h5_limit_strings(transfer.id, room) >= 0 else { return herr_t(-1) }
        let status = unsafe H5Dread(
          handle.id, memory.id, dysbio_h5_whole_space(), dysbio_h5_whole_space(), transfer.id, pointers.baseAddress)
        guard status >= 0 else { return status }
        strings = unsafe HDF5Text.strings(UnsafeBufferPointer(pointers))
        for place in 0..<count { unsafe free(pointers[place]) }
        return status
      }
    }
    guard status >= 0 else { throw HDF5File.damaged(file, path) }
    guard let strings else { throw HDF5Text.invalid(file, path) }
    return strings
  }

  private func fixedStrings(_ width: Int) throws(TableError) -> [String] {
    guard width > 0 else { throw HDF5File.damaged(file, path) }
    var bytes = [UInt8](repeating: 0, count: count * width)
    // SAFETY: the array has `count` elements of the file's own type, which is read as it is.
    let status = unsafe bytes.withUnsafeMutableBytes {
      unsafe H5Dread(
        handle.id, type.id, dysbio_h5_whole_space(), dysbio_h5_whole_space(), dysbio_h5_default(), $0.baseAddress)
    }
    guard status >= 0 else { throw HDF5File.damaged(file, path) }
    guard let strings = HDF5Text.strings(bytes, width: width, isBlankPadded: H5Tget_strpad(type.id) == H5T_STR_SPACEPAD)
    else { throw HDF5Text.invalid(file, path) }
    return strings
  }

  private func wrongType(_ wanted: String) -> TableError {
    TableError(
      at: SourceLocation(file: file), "\(path) does not hold \(wanted)",
      advice: "write the file again with the tool that made it")
  }
}
