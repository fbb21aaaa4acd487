import Foundation

/// What a path that is being typed may become.
enum PathCompletion {
    /// The files and folders that begin this way, folders with a slash at their end, by name; those whose names begin
    /// with a dot only when one is typed.
    static func paths(beginning typed: String) -> [String] {
        let slash = typed.lastIndex(of: "/")
        let folder = slash.map { String(typed[...$0]) } ?? ""
        let name = slash.map { typed[typed.index(after: $0)...] } ?? typed[...]
        if typed == "~" { return ["~/"] }
        let place = folder.isEmpty ? "." : expanded(folder)
        let found = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        return found.filter { $0.hasPrefix(name) && ($0.first != "." || name.first == ".") }.sorted().map {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: place + "/" + $0, isDirectory: &isFolder)
            return folder + $0 + (isFolder.boolValue ? "/" : "")
        }
    }

    /// The path with the person's own folder in place of a tilde.
    static func expanded(_ path: String) -> String {
        path == "~" || path.hasPrefix("~/")
            ? NSString(string: path).expandingTildeInPath + (path.hasSuffix("/") ? "/" : "") : path
    }
}

extension String {
    /// Without blanks around it, nor quotation marks around what is left.
    var trimmingPath: String {
        let text = trimmingCharacters(in: .whitespaces)
        for mark in ["'", "\""] where text.count > 1 && text.hasPrefix(mark) && text.hasSuffix(mark) {
            return String(text.dropFirst().dropLast())
        }
        return text
    }
}
