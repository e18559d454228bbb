import BioModel
import CHDF5

/// An HDF5 file in memory, opened for reading. Every failure of the library is a `TableError`.
///
/// Only hard links are followed and only data that lie in the file are read, so that a file cannot lead to another one.
@safe
struct HDF5File: ~Copyable {
  /// The name that errors give.
  let name: String
  /// The size of the file, which bounds what may be allocated for its content.
  let byteCount: Int
  private let handle: HDF5Handle

  /// The signature at the start of every HDF5 file.
  static let magic: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  /// 1 for a head that begins with the signature.
  static func sniff(_ head: ArraySlice<UInt8>) -> Double { head.starts(with: magic) ? 1 : 0 }

  /// Runs `body` with the opened file and the library to itself.
  ///
  /// - Throws: a file that is damaged or cut off, and what `body` throws.
  static func reading<Result>(
    _ bytes: [UInt8], name: String, _ body: (borrowing HDF5File) throws(TableError) -> Result
  ) throws(TableError) -> Result {
    try HDF5Library.alone { () throws(TableError) -> Result in
      guard let access = HDF5Handle(H5Pcreate(dysbio_h5_file_access_class())),
        H5Pset_fapl_core(access.id, 1 << 20, false) >= 0
      else { throw damaged(name) }
      var image = bytes
      // SAFETY: HDF5 copies the image within the call; it asks for a mutable pointer and writes nothing.
      let isSet = unsafe image.withUnsafeMutableBytes {
        unsafe H5Pset_file_image(access.id, $0.baseAddress, $0.count) >= 0
      }
      guard isSet, let handle = HDF5Handle(unsafe H5Fopen("memory", dysbio_h5_read_only(), access.id)) else {
        throw damaged(name)
      }
      return try body(HDF5File(name: name, byteCount: bytes.count, handle: handle))
    }
  }

  private init(name: String, byteCount: Int, handle: consuming HDF5Handle) {
    self.name = name
    self.byteCount = byteCount
    self.handle = handle
  }

  /// Whether a group or data set of that path (`a/b/c`) is in the file.
  func exists(_ path: String) -> Bool {
    var prefix = ""
    for part in path.split(separator: "/") {
      prefix += (prefix.isEmpty ? "" : "/") + part
      guard unsafe dysbio_h5_is_hard_link(handle.id, prefix) != 0 else { return false }
    }
    return true
  }

  /// The names in a group, sorted by bytes; empty when it is missing or no group.
  func children(of path: String) throws(TableError) -> [String] {
    guard exists(path), let group = HDF5Handle(unsafe H5Oopen(handle.id, path, dysbio_h5_default())),
      H5Iget_type(group.id) == H5I_GROUP
    else { return [] }
    var info = H5G_info_t()
    guard unsafe H5Gget_info(group.id, &info) >= 0, info.nlinks <= 65_536 else { throw damaged("\(path)") }
    var names: [String] = []
    for number in 0..<info.nlinks {
      var buffer = [CChar](repeating: 0, count: 1_024)
      // SAFETY: the buffer has as many bytes as are passed; HDF5 ends the name by a NUL.
      let length = unsafe H5Lget_name_by_idx(
        group.id, ".", H5_INDEX_NAME, H5_ITER_INC, number, &buffer, buffer.count, dysbio_h5_default())
      guard length >= 0, length < buffer.count else { throw damaged(path) }
      names.append(String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    return names
  }

  /// The data set of that path, checked against the size of the file; nil when there is none.
  ///
  /// - Throws: a damaged data set, one that is stored outside the file.
  func dataset(_ path: String) throws(TableError) -> HDF5Dataset? {
    guard exists(path) else { return nil }
    guard let object = HDF5Handle(unsafe H5Oopen(handle.id, path, dysbio_h5_default())) else { throw damaged(path) }
    guard H5Iget_type(object.id) == H5I_DATASET else { return nil }
    return try HDF5Dataset(object, path: path, file: name, fileBytes: byteCount)
  }

  /// The value of a text attribute (`""` names the file's root); nil when it is missing or no text.
  func textAttribute(_ attribute: String, of path: String = "/") throws(TableError) -> String? {
    guard let attribute = self.attribute(attribute, of: path) else { return nil }
    return try HDF5Attribute(attribute, file: name).text()
  }

  /// The whole numbers of an attribute; nil when it is missing or holds no whole numbers.
  func integerAttribute(_ attribute: String, of path: String = "/") throws(TableError) -> [Int]? {
    guard let attribute = self.attribute(attribute, of: path) else { return nil }
    return try HDF5Attribute(attribute, file: name).integers()
  }

  private func attribute(_ attribute: String, of path: String) -> HDF5Handle? {
    guard path == "/" || exists(path),
      unsafe H5Aexists_by_name(handle.id, path, attribute, dysbio_h5_default()) > 0
    else { return nil }
    return HDF5Handle(
      unsafe H5Aopen_by_name(handle.id, path, attribute, dysbio_h5_default(), dysbio_h5_default()))
  }

  private func damaged(_ path: String) -> TableError { Self.damaged(name, path) }

  /// The error of every failed call.
  static func damaged(_ file: String, _ path: String = "") -> TableError {
    TableError(
      at: SourceLocation(file: file),
      "the HDF5 file is damaged or cut off" + (path.isEmpty ? "" : " (at \(path))"),
      advice: "copy or download it again, or write it again with the tool that made it")
  }
}
