#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The parts of a model's file, in their order in it.
package enum ModelPart: Int, CaseIterable, Sendable {
    case clusterIndex, clusters, classes, meaningIndex, meanings, meaningClasses, phraseIndex, phrases,
        featureIndex, rows, transitions, calibration, about
}

/// A model's file, mapped into memory: a header, then the parts, each at a multiple of 64 bytes.
///
/// Header: the mark “DOSSNAME”, the version of the form, the number of parts (both UInt32), the checksum of all that follows
/// the header (UInt64), then for each part its offset and its length (UInt64). Numbers are little-endian.
package final class ModelFile: @unchecked Sendable {
    package static let mark: [UInt8] = Array("DOSSNAME".utf8)
    package static let version: UInt32 = 2
    static let headerLength = 256

    private let base: UnsafeMutableRawPointer
    private let length: Int
    /// Where the file is.
    package let path: String

    package init(path: String) throws {
        self.path = path
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw NameModelError.unreadable(path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw NameModelError.unreadable(path: path) }
        length = Int(status.st_size)
        guard length > Self.headerLength else { throw NameModelError.notAModel(path: path) }
        guard let mapped = mmap(nil, length, PROT_READ, MAP_PRIVATE | Self.populate, descriptor, 0),
            mapped != MAP_FAILED
        else { throw NameModelError.unreadable(path: path) }
        base = mapped
        guard memcmp(base, Self.mark, 8) == 0 else { throw NameModelError.notAModel(path: path) }
        let version = base.load(fromByteOffset: 8, as: UInt32.self)
        guard version == Self.version else {
            throw NameModelError.otherVersion(path: path, version: Int(version))
        }
        guard base.load(fromByteOffset: 12, as: UInt32.self) == UInt32(ModelPart.allCases.count),
            Self.checksum(
                UnsafeRawBufferPointer(start: base + Self.headerLength, count: length - Self.headerLength))
                == base.load(fromByteOffset: 16, as: UInt64.self)
        else { throw NameModelError.damaged(path: path) }
        for part in ModelPart.allCases {
            let (offset, count) = place(of: part)
            guard offset % 64 == 0, offset >= Self.headerLength, count >= 0, offset <= length,
                count <= length - offset
            else { throw NameModelError.damaged(path: path) }
        }
    }

    deinit { munmap(base, length) }

    #if canImport(Glibc)
        private static let populate = Int32(MAP_POPULATE)
    #else
        private static let populate: Int32 = 0
    #endif

    private func place(of part: ModelPart) -> (offset: Int, count: Int) {
        let entry = 24 + 16 * part.rawValue
        return (
            Int(truncatingIfNeeded: base.load(fromByteOffset: entry, as: UInt64.self)),
            Int(truncatingIfNeeded: base.load(fromByteOffset: entry + 8, as: UInt64.self))
        )
    }

    /// The checksum of all that follows the header: it tells one trained model from another.
    package var checksum: UInt64 { base.load(fromByteOffset: 16, as: UInt64.self) }

    /// The bytes of a part, which live as long as the file does.
    package func bytes(_ part: ModelPart) -> UnsafeRawBufferPointer {
        let (offset, count) = place(of: part)
        return UnsafeRawBufferPointer(start: base + offset, count: count)
    }

    /// Four sums side by side, so that a file of some megabytes takes a millisecond.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sums = SIMD4<UInt64>(1, 2, 3, 4)
        let words = bytes.count / 32
        for word in 0..<words {
            let value = bytes.loadUnaligned(fromByteOffset: word * 32, as: SIMD4<UInt64>.self)
            sums = (sums ^ value) &* 0x9E37_79B9_7F4A_7C15
            sums ^= sums &>> 29
        }
        var result = UInt64(bytes.count)
        for lane in 0..<4 { result = FeatureHash.mix(result, sums[lane]) }
        for byte in bytes[(words * 32)...] { result = FeatureHash.mix(result, UInt64(byte)) }
        return result
    }

    /// The bytes of a file with these parts.
    package static func layOut(_ parts: [ModelPart: [UInt8]]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: headerLength)
        func put(_ value: some FixedWidthInteger, at offset: Int) {
            withUnsafeBytes(of: value.littleEndian) {
                for (index, byte) in $0.enumerated() { bytes[offset + index] = byte }
            }
        }
        for part in ModelPart.allCases {
            let content = parts[part] ?? []
            put(UInt64(bytes.count), at: 24 + 16 * part.rawValue)
            put(UInt64(content.count), at: 32 + 16 * part.rawValue)
            bytes += content
            while bytes.count % 64 != 0 { bytes.append(0) }
        }
        for (index, byte) in mark.enumerated() { bytes[index] = byte }
        put(version, at: 8)
        put(UInt32(ModelPart.allCases.count), at: 12)
        let sum = bytes.withUnsafeBytes { checksum(UnsafeRawBufferPointer(rebasing: $0[headerLength...])) }
        put(sum, at: 16)
        return bytes
    }
}
