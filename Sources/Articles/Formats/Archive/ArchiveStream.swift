import CLibArchive
import Glibc

/// The members of an archive, one after the other and each from its beginning to its end, by libarchive.
final class ArchiveStream {
    /// A member whose bytes follow.
    struct Member {
        /// As it is written in the archive, parted by slashes; `nil` where it has none that can be read.
        var name: String?
        /// When it was last changed, in seconds since 1970.
        var time: Int?
        var isEncrypted: Bool
        /// Whether it is a file, and no folder, link or device.
        var isFile: Bool
        /// In bytes, where the archive says so beforehand: then it can be passed over without unpacking it.
        var size: Int?
    }
    /// Bytes are not what they should be.
    struct Damage: Error {}

    private let archive: OpaquePointer
    private let source: Source
    private let locale: locale_t?
    private var entry: OpaquePointer?

    /// What libarchive asks for bytes.
    private final class Source {
        let stream: ByteStream
        /// The end of what was handed over, and how much that was in all.
        private(set) var recent: [UInt8] = []
        private(set) var count = 0
        private let keepsRecent: Bool
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        var failure: (any Error)?

        /// The library looks ahead by no more than this.
        private static let reach = 1 << 18

        init(_ stream: ByteStream, keepsRecent: Bool) {
            self.stream = stream
            self.keepsRecent = keepsRecent
        }
        deinit { buffer.deallocate() }

        func read() -> Int? {
            do {
                let bytes = try stream.take(buffer.count)
                bytes.withUnsafeBytes { buffer.copyMemory(from: $0) }
                count += bytes.count
                if keepsRecent {
                    if recent.count > 2 * Self.reach { recent.removeFirst(recent.count - Self.reach) }
                    recent.append(contentsOf: bytes)
                }
                return bytes.count
            } catch {
                failure = error
                return nil
            }
        }
    }

    /// - Throws: ``Damage`` when the library cannot read such archives, or there is no memory.
    init(_ stream: ByteStream, kind: ArchiveKind) throws {
        guard let archive = archive_read_new() else { throw Damage() }
        self.archive = archive
        source = Source(stream, keepsRecent: kind == .zip)
        locale = ca_new_locale()
        // A library that cannot unpack by itself would start a program: that is a warning, and not taken.
        guard Self.prepare(archive, for: kind) == ARCHIVE_OK else { throw Damage() }
        let status = archive_read_open(
            archive, Unmanaged.passUnretained(source).toOpaque(), nil,
            { archive, context, bytes in
                guard let archive, let context, let bytes else { return -1 }
                let source = Unmanaged<Source>.fromOpaque(context).takeUnretainedValue()
                guard let count = source.read() else {
                    ca_fail(archive)
                    return -1
                }
                bytes.pointee = UnsafeRawPointer(source.buffer.baseAddress)
                return count
            }, nil)
        // What cannot be unpacked looks empty, but for the error that is kept.
        let isDamaged = kind.isCompressedFile && archive_errno(archive) != 0
        guard status == ARCHIVE_OK, !isDamaged else { throw source.failure ?? Damage() }
    }

    deinit {
        archive_read_free(archive)
        ca_free_locale(locale)
    }

    private static func prepare(_ archive: OpaquePointer, for kind: ArchiveKind) -> Int32 {
        switch kind {
        case .zip: return archive_read_support_format_zip_streamable(archive)
        case .tar: return archive_read_support_format_tar(archive)
        case .gzip, .bzip2, .xz, .zstd:
            let statuses = [
                // One layer alone: those below are counted.
                archive_read_append_filter(archive, filter(of: kind)),
                archive_read_support_format_raw(archive), archive_read_support_format_empty(archive),
            ]
            return statuses.min() ?? ARCHIVE_OK
        }
    }

    private static func filter(of kind: ArchiveKind) -> Int32 {
        switch kind {
        case .zip, .tar: ARCHIVE_FILTER_NONE
        case .gzip: ARCHIVE_FILTER_GZIP
        case .bzip2: ARCHIVE_FILTER_BZIP2
        case .xz: ARCHIVE_FILTER_XZ
        case .zstd: ARCHIVE_FILTER_ZSTD
        }
    }

    /// The next member, whatever was read of the one before; `nil` at the end.
    ///
    /// - Throws: ``Damage`` when the archive cannot be read further, and what the stream throws.
    func next() throws -> Member? {
        let status = ca_next_header(archive, &entry, locale)
        if status == ARCHIVE_EOF { return nil }
        if let failure = source.failure { throw failure }
        guard status >= ARCHIVE_WARN, let entry else { throw Damage() }
        let type = archive_entry_filetype(entry)
        return Member(
            name: ca_pathname(entry, locale).map(Self.name),
            time: archive_entry_mtime_is_set(entry) != 0 ? archive_entry_mtime(entry) : nil,
            isEncrypted: archive_entry_is_data_encrypted(entry) != 0,
            isFile: (type == S_IFREG || type == 0) && archive_entry_hardlink(entry) == nil,
            size: archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil)
    }

    /// The next bytes of the member; none at its end.
    ///
    /// - Throws: ``Damage`` when they are not what they should be, and what the stream throws.
    func data() throws -> [UInt8] {
        while true {
            var start: UnsafeRawPointer?
            var count = 0
            var offset: Int64 = 0
            let status = archive_read_data_block(archive, &start, &count, &offset)
            if let failure = source.failure { throw failure }
            if status == ARCHIVE_EOF { return [] }
            // A warning tells that the length which the archive states is wrong; what came is whole.
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw Damage() }
            if count > 0, let start {
                return Array(UnsafeRawBufferPointer(start: start, count: count))
            }
            if status == ARCHIVE_WARN { return [] }
        }
    }

    /// The members behind the place where a zip archive cannot be read, as far as one is found; `nil` when there is none.
    ///
    /// This stream is of no use after it.
    func recovered() throws -> ArchiveStream? {
        let position = Int(archive_filter_bytes(archive, 0))
        let ahead = source.count - position - 1
        guard position >= 0, ahead >= 0, ahead <= source.recent.count else { return nil }
        let (stream, mark) = (source.stream, "PK\u{03}\u{04}")
        var rest = source.recent.suffix(ahead)
        while true {
            if let start = rest.range(of: mark)?.lowerBound {
                var first: [UInt8]? = Array(rest[start...])
                let behind = ByteStream {
                    defer { first = nil }
                    return try first ?? Array(stream.next())
                }
                return try? ArchiveStream(behind, kind: .zip)
            }
            let more = try stream.take(source.buffer.count)
            guard !more.isEmpty else { return nil }
            rest = rest.suffix(mark.utf8.count - 1) + more
        }
    }

    /// A member's path as text, without “./” before it; Windows writes some with backslashes.
    private static func name(_ raw: UnsafePointer<CChar>) -> String {
        let bytes = Array(UnsafeRawBufferPointer(start: raw, count: strlen(raw)))
        var name = String(decoding: PageEncoding.decode(bytes).utf8, as: UTF8.self)
        if !name.contains("/"), name.contains("\\") { name = name.replacing("\\", with: "/") }
        while name.hasPrefix("./") { name = String(name.dropFirst(2)) }
        return name
    }
}
