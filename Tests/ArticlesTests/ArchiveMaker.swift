import CLibArchive

/// Makes archives for tests, by libarchive.
struct ArchiveMaker {
    enum Format {
        case zip, storedZip, encryptedZip, tar
    }

    /// An archive of members in their order; text is UTF-8.
    static func archive(
        _ format: Format, filter: Int32 = ARCHIVE_FILTER_NONE, _ members: [(name: String, bytes: [UInt8])]
    ) -> [UInt8] {
        written(upTo: members.reduce(1 << 16) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 4096 }) {
            archive in
            switch format {
            case .zip, .storedZip, .encryptedZip: archive_write_set_format_zip(archive)
            case .tar: archive_write_set_format_pax_restricted(archive)
            }
            if format == .storedZip { archive_write_zip_set_compression_store(archive) }
            if format == .encryptedZip {
                archive_write_set_options(archive, "zip:encryption=traditional")
                archive_write_set_passphrase(archive, "harbour")
            }
            archive_write_add_filter(archive, filter)
        } content: { archive in
            for member in members { add(member.name, [member.bytes], to: archive) }
        }
    }

    static func archive(
        _ format: Format, filter: Int32 = ARCHIVE_FILTER_NONE, texts: [(String, String)]
    ) -> [UInt8] {
        archive(format, filter: filter, texts.map { ($0.0, Array($0.1.utf8)) })
    }

    /// A file that is compressed alone.
    static func compressed(_ bytes: [UInt8], filter: Int32 = ARCHIVE_FILTER_GZIP) -> [UInt8] {
        written(upTo: bytes.count + bytes.count / 8 + (1 << 16)) { archive in
            archive_write_set_format_raw(archive)
            archive_write_add_filter(archive, filter)
        } content: { archive in
            add("data", [bytes], to: archive)
        }
    }

    /// A zip of one member of so many zeros.
    static func zeros(_ count: Int) -> [UInt8] {
        let piece = [UInt8](repeating: 0, count: 1 << 20)
        return written(upTo: 8 << 20) { archive in
            archive_write_set_format_zip(archive)
        } content: { archive in
            add("zeros.txt", repeatElement(piece, count: count >> 20), to: archive)
        }
    }

    private static func written(
        upTo size: Int, setUp: (OpaquePointer) -> Void, content: (OpaquePointer) -> Void
    ) -> [UInt8] {
        guard let archive = archive_write_new() else { return [] }
        defer { archive_write_free(archive) }
        setUp(archive)
        archive_write_set_bytes_in_last_block(archive, 1)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            var used = 0
            archive_write_open_memory(archive, buffer.baseAddress, size, &used)
            content(archive)
            archive_write_close(archive)
            count = used
        }
    }

    private static func add(_ name: String, _ pieces: some Collection<[UInt8]>, to archive: OpaquePointer) {
        guard let entry = archive_entry_new() else { return }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_copy_pathname(entry, name)
        archive_entry_set_filetype(entry, 0o100_000)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_mtime(entry, 1_500_000_000, 0)
        archive_entry_set_size(entry, Int64(pieces.reduce(0) { $0 + $1.count }))
        archive_write_header(archive, entry)
        for piece in pieces { _ = archive_write_data(archive, piece, piece.count) }
    }
}
