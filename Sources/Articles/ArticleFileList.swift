/// Files that were found, in the order in which they are to be read.
///
/// They are packed, so that a million of them take some 50 MB; an element is made when it is asked for.
public struct ArticleFileList: RandomAccessCollection, Sendable {
    /// Paths of folders, each ended by a slash.
    private var folders: [String] = []
    private var devices: [UInt64] = []
    /// The names of all files, one after the other.
    private var names: [UInt8] = []
    private var entries: [Entry] = []

    private struct Entry {
        var size: Int
        var modified: Int64
        var inode: UInt64
        var nameStart: UInt32
        var folder: UInt32
        var nameLength: UInt16
        var device: UInt16
    }

    public init() {}

    public var startIndex: Int { 0 }
    public var endIndex: Int { entries.count }

    public subscript(position: Int) -> ArticleFile {
        let entry = entries[position]
        return ArticleFile(
            path: folders[Int(entry.folder)] + String(decoding: name(of: entry), as: UTF8.self),
            size: entry.size, modified: entry.modified, device: devices[Int(entry.device)],
            inode: entry.inode)
    }

    /// The size of a file in bytes, for which its path need not be made.
    public func size(at position: Int) -> Int { entries[position].size }

    mutating func append(_ file: ArticleFile) {
        let cut = file.path.utf8.lastIndex(of: UInt8(ascii: "/")).map(file.path.utf8.index(after:))
        let (folder, name) = (
            file.path[..<(cut ?? file.path.startIndex)], file.path[(cut ?? file.path.startIndex)...]
        )
        if folders.last.map({ $0 != folder }) ?? true { folders.append(String(folder)) }
        entries.append(
            Entry(
                size: file.size, modified: file.modified, inode: file.inode,
                nameStart: UInt32(names.count), folder: UInt32(folders.count - 1),
                nameLength: UInt16(name.utf8.count), device: index(of: file.device)))
        names.append(contentsOf: name.utf8)
    }

    private mutating func index(of device: UInt64) -> UInt16 {
        if let known = devices.lastIndex(of: device) { return UInt16(known) }
        devices.append(device)
        return UInt16(devices.count - 1)
    }

    /// Sorts the files from a position on by the bytes of their paths.
    mutating func sort(from first: Int) { entries[first...].sort(by: precedes) }

    private func name(of entry: Entry) -> ArraySlice<UInt8> {
        names[Int(entry.nameStart)..<Int(entry.nameStart) + Int(entry.nameLength)]
    }

    private func precedes(_ a: Entry, _ b: Entry) -> Bool {
        if a.folder == b.folder { return name(of: a).lexicographicallyPrecedes(name(of: b)) }
        let (left, right) = (folders[Int(a.folder)].utf8, folders[Int(b.folder)].utf8)
        // The folder of one may go on into the folder or the name of the other.
        var (leftBytes, rightBytes) = (left.makeIterator(), right.makeIterator())
        var (leftName, rightName) = (name(of: a).makeIterator(), name(of: b).makeIterator())
        while true {
            let next = leftBytes.next() ?? leftName.next()
            guard let other = rightBytes.next() ?? rightName.next() else { return false }
            guard let next else { return true }
            if next != other { return next < other }
        }
    }
}
