#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds the files that come with dossier: the model, word lists, the sample collection.
///
/// Looked for, in this order: the folder in the environment variable `DOSSIER_RESOURCES`, the folder of the executable and
/// its `Resources`, `../share/dossier` beside it, and the build's bundle beside it or above.
public struct InstalledFiles {
    /// The path of a file or folder by its name within Resources, such as `model/names.model`; `nil` when it is not installed.
    public static func path(of name: String) -> String? {
        folders().lazy.map { $0 + "/" + name }.first { access($0, R_OK) == 0 }
    }

    /// The folders that are looked through, in order.
    static func folders() -> [String] {
        var folders: [String] = []
        if let named = getenv("DOSSIER_RESOURCES"), named.pointee != 0 {
            folders.append(String(cString: named))
        }
        guard let executable = executableFolder() else { return folders }
        folders += [executable, executable + "/Resources", executable + "/../share/dossier"]
        // Tests run from a bundle within the build's folder, so that its parents are looked at too.
        var folder = executable
        for _ in 0..<4 {
            folders.append(folder + "/dossier_Entities.resources")
            guard let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else { break }
            folder = String(folder[..<slash])
        }
        return folders
    }

    private static func executableFolder() -> String? {
        guard
            let resolved = realpath("/proc/self/exe", nil) ?? realpath(CommandLine.arguments.first ?? "", nil)
        else {
            return nil
        }
        defer { free(resolved) }
        let path = String(cString: resolved)
        return path.lastIndex(of: "/").map { String(path[..<$0]) }
    }
}
