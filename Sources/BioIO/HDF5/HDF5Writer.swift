import BioModel
import CHDF5
import Glibc

/// Makes an HDF5 file in memory. Equal calls give equal bytes: no times are stored, byte order is stated.
@safe
struct HDF5Writer: ~Copyable {
  private let file: HDF5Handle

  /// The bytes of the file that `body` fills.
  ///
  /// - Throws: `checkFailed` when the library cannot make it.
  static func bytes(_ body: (borrowing HDF5Writer) throws(TableError) -> Void) throws(TableError) -> [UInt8] {
    try HDF5Library.alone { () throws(TableError) -> [UInt8] in
      guard let access = HDF5Handle(H5Pcreate(dysbio_h5_file_access_class())),
        H5Pset_fapl_core(access.id, 1 << 20, false) >= 0,
        let file = HDF5Handle(
          unsafe H5Fcreate("memory", dysbio_h5_truncate(), dysbio_h5_default(), access.id))
      else { throw failure("") }
      let writer = HDF5Writer(file: file)
      try body(writer)
      return try writer.image()
    }
  }

  private init(file: consuming HDF5Handle) { self.file = file }

  private func image() throws(TableError) -> [UInt8] {
    guard H5Fflush(file.id, H5F_SCOPE_GLOBAL) >= 0 else { throw Self.failure("") }
    let size = H5Fget_file_image(file.id, nil, 0)
    guard size > 0 else { throw Self.failure("") }
    var bytes = [UInt8](repeating: 0, count: size)
    // SAFETY: the array has as many bytes as the library said.
    let written = unsafe bytes.withUnsafeMutableBytes {
      unsafe H5Fget_file_image(file.id, $0.baseAddress, $0.count)
    }
    guard written == size else { throw Self.failure("") }
    return bytes
  }

  /// Makes an empty group; the groups above it must be there.
  func group(_ path: String) throws(TableError) {
    guard let creation = HDF5Handle(H5Pcreate(dysbio_h5_group_create_class())),
      H5Pset_obj_track_times(creation.id, false) >= 0,
      HDF5Handle(unsafe H5Gcreate2(file.id, path, dysbio_h5_default(), creation.id, dysbio_h5_default())) != nil
    else { throw Self.failure(path) }
  }

  /// Real numbers, deflated when there are many.
  func doubles(_ path: String, _ values: [Double]) throws(TableError) {
    try numbers(path, values, file: dysbio_h5_file_double(), memory: dysbio_h5_file_double())
  }

  /// Whole numbers, deflated when there are many.
  func integers(_ path: String, _ values: [Int32]) throws(TableError) {
    try numbers(path, values, file: dysbio_h5_file_int32(), memory: dysbio_h5_file_int32())
  }

  private func numbers<Element: BitwiseCopyable>(
    _ path: String, _ values: [Element], file type: hid_t, memory: hid_t
  ) throws(TableError) {
    let dataset = try self.dataset(path, type: type, shape: [values.count], isDeflated: values.count >= Self.chunk)
    guard !values.isEmpty else { return }
    // SAFETY: the array holds the elements of the whole data set, in the stated type on a little-endian machine.
    let status = unsafe values.withUnsafeBytes {
      unsafe H5Dwrite(
        dataset.id, memory, dysbio_h5_whole_space(), dysbio_h5_whole_space(), dysbio_h5_default(), $0.baseAddress)
    }
    guard status >= 0 else { throw Self.failure(path) }
  }

  /// Texts of any length in UTF-8, row by row.
  ///
  /// - Throws: `usage` for a text with a NUL, which HDF5 cannot hold.
  func strings(_ path: String, _ values: [String], shape: [Int]) throws(TableError) {
    precondition(shape.reduce(1, *) == values.count)
    let type = try textType()
    let dataset = try self.dataset(path, type: type.id, shape: shape, isDeflated: false)
    guard !values.isEmpty else { return }
    let status = try unsafe Self.withTexts(values, path) { pointers in
      unsafe H5Dwrite(
        dataset.id, type.id, dysbio_h5_whole_space(), dysbio_h5_whole_space(), dysbio_h5_default(), pointers)
    }
    guard status >= 0 else { throw Self.failure(path) }
  }

  /// A text beside the root (`/`) or the object of that path.
  func attribute(_ name: String, of path: String = "/", _ value: String) throws(TableError) {
    let type = try textType()
    let attribute = try self.attribute(name, of: path, type: type.id, shape: [])
    let status = try unsafe Self.withTexts([value], name) { unsafe H5Awrite(attribute.id, type.id, $0) }
    guard status >= 0 else { throw Self.failure(name) }
  }

  /// Whole numbers beside the root; one number as a scalar.
  func attribute(_ name: String, _ values: [Int64]) throws(TableError) {
    let attribute = try self.attribute(
      name, of: "/", type: dysbio_h5_file_int64(), shape: values.count == 1 ? [] : [values.count])
    // SAFETY: the array holds all elements of the attribute.
    let status = unsafe values.withUnsafeBytes {
      unsafe H5Awrite(attribute.id, dysbio_h5_int64(), $0.baseAddress)
    }
    guard status >= 0 else { throw Self.failure(name) }
  }

  private func attribute(
    _ name: String, of path: String, type: hid_t, shape: [Int]
  ) throws(TableError) -> HDF5Handle {
    guard let space = Self.space(shape),
      let attribute = HDF5Handle(
        unsafe H5Acreate_by_name(
          file.id, path, name, type, space.id, dysbio_h5_default(), dysbio_h5_default(), dysbio_h5_default()))
    else { throw Self.failure(name) }
    return attribute
  }

  private func dataset(
    _ path: String, type: hid_t, shape: [Int], isDeflated: Bool
  ) throws(TableError) -> HDF5Handle {
    guard let space = Self.space(shape), let creation = HDF5Handle(H5Pcreate(dysbio_h5_dataset_create_class())),
      H5Pset_obj_track_times(creation.id, false) >= 0
    else { throw Self.failure(path) }
    if isDeflated {
      var chunk = [hsize_t(Self.chunk)]
      // SAFETY: one dimension, one entry.
      guard unsafe H5Pset_chunk(creation.id, 1, &chunk) >= 0, H5Pset_shuffle(creation.id) >= 0,
        H5Pset_deflate(creation.id, 4) >= 0
      else { throw Self.failure(path) }
    }
    guard
      let dataset = HDF5Handle(
        unsafe H5Dcreate2(
          file.id, path, type, space.id, dysbio_h5_default(), creation.id, dysbio_h5_default()))
    else { throw Self.failure(path) }
    return dataset
  }

  private func textType() throws(TableError) -> HDF5Handle {
    guard let type = HDF5Handle(H5Tcopy(dysbio_h5_c_string())),
      H5Tset_size(type.id, dysbio_h5_variable_length()) >= 0, H5Tset_cset(type.id, H5T_CSET_UTF8) >= 0
    else { throw Self.failure("") }
    return type
  }

  private static func space(_ shape: [Int]) -> HDF5Handle? {
    if shape.isEmpty { return HDF5Handle(H5Screate(H5S_SCALAR)) }
    let sizes = shape.map { hsize_t($0) }
    // SAFETY: one entry per dimension.
    return HDF5Handle(unsafe H5Screate_simple(Int32(sizes.count), sizes, nil))
  }

  // All texts in one piece of memory, ended by NULs, and a pointer to each.
  private static func withTexts(
    _ texts: [String], _ name: String, _ body: (UnsafeRawPointer?) -> herr_t
  ) throws(TableError) -> herr_t {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for text in texts {
      starts.append(bytes.count)
      bytes += text.utf8
      bytes.append(0)
    }
    guard bytes.count(where: { $0 == 0 }) == texts.count else {
      throw TableError(
        .usage, at: nil, "a text of \(name) holds a NUL, which BIOM 2.1 cannot hold",
        advice: "rename it, or write another format")
    }
    // SAFETY: every start lies inside the bytes, which stay where they are while `body` runs.
    return unsafe bytes.withUnsafeBytes { memory in
      guard let base = memory.baseAddress else { return -1 }
      let pointers = unsafe starts.map { unsafe base + $0 }
      return unsafe pointers.withUnsafeBytes { unsafe body($0.baseAddress) }
    }
  }

  private static let chunk = 4_096

  private static func failure(_ path: String) -> TableError {
    TableError(
      .checkFailed, at: nil, "the HDF5 library could not write the table" + (path.isEmpty ? "" : " (\(path))"))
  }
}
