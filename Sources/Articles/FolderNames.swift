import Glibc

/// What is in a folder and not hidden, in the order that the paths of all files in it will have.
///
/// The names are packed, as a folder may hold a million.
struct FolderNames {
    struct Entry {
        var name: String
        /// As `readdir` gives it.
        var type: Int32
    }
    private struct Place {
        var start: UInt32
        var length: UInt16
        var type: UInt8
    }
    private var bytes: [UInt8] = []
    private var places: [Place] = []
    /// Names that are not UTF-8, as well as they can be shown.
    private(set) var invalid: [String] = []
    /// The first of the names that begin with a full stop, in their order.
    private(set) var hidden: [String] = []

    private static let mostHidden = 10_000

    /// Reads an open folder to its end.
    init(of stream: OpaquePointer) {
        let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        while let found = readdir(stream) {
            let raw = UnsafeRawBufferPointer(
                start: UnsafeRawPointer(found).advanced(by: nameOffset),
                count: Int(found.pointee.d_reclen) - nameOffset
            ).prefix { $0 != 0 }
            guard raw.first != UInt8(ascii: ".") else {
                noteHidden(raw)
                continue
            }
            guard String(validating: raw, as: UTF8.self) != nil else {
                invalid.append(String(decoding: raw, as: UTF8.self))
                continue
            }
            places.append(
                Place(start: UInt32(bytes.count), length: UInt16(raw.count), type: found.pointee.d_type))
            bytes.append(contentsOf: raw)
        }
        bytes.withUnsafeBufferPointer { bytes in
            places.sort { Self.precedes($0, $1, bytes) }
        }
        hidden.sort()
    }

    /// The names in a folder; none where it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        let names = FolderNames(of: stream)
        return (0..<names.count).map { names[$0].name }
    }

    private mutating func noteHidden(_ raw: Slice<UnsafeRawBufferPointer>) {
        guard raw.count > 2, hidden.count < Self.mostHidden,
            let name = String(validating: raw, as: UTF8.self)
        else { return }
        hidden.append(name)
    }

    var count: Int { places.count }

    /// Whether a mail program keeps messages there, a file each: “cur”, “new” and “tmp”.
    var isMaildir: Bool {
        ["cur", "new", "tmp"].allSatisfy { name in
            places.contains {
                $0.type == DT_DIR
                    && bytes[Int($0.start)..<Int($0.start) + Int($0.length)].elementsEqual(name.utf8)
            }
        }
    }

    subscript(position: Int) -> Entry {
        let place = places[position]
        let name = bytes[Int(place.start)..<Int(place.start) + Int(place.length)]
        return Entry(name: String(decoding: name, as: UTF8.self), type: Int32(place.type))
    }

    /// Compares names byte by byte, those of folders with the slash that follows them in a path.
    private static func precedes(_ a: Place, _ b: Place, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        func byte(_ place: Place, _ index: Int) -> Int {
            if index < Int(place.length) { return Int(bytes[Int(place.start) + index]) }
            return index == Int(place.length) && place.type == DT_DIR ? Int(UInt8(ascii: "/")) : -1
        }
        var index = 0
        while true {
            let (left, right) = (byte(a, index), byte(b, index))
            if left != right { return left < right }
            if left < 0 { return false }
            index += 1
        }
    }
}
