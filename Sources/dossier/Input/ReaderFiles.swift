import Articles
import Glibc
import ReaderApp
import TerminalUI

/// The reader's own files: the settings, which a person writes, and what it keeps from run to run.
struct ReaderFiles: Sendable {
    private let settingsPath: String?
    private let statePath: String?
    /// The theme asked for on the command line, which goes before the settings.
    private let theme: String?
    /// Whether the screen is to be heard, whatever the settings say.
    private let isAccessible: Bool
    /// The settings as they are at the start.
    let settings: SettingsReading
    /// What an earlier run kept.
    let kept: KeptState
    /// What the environment says of the terminal.
    let background: Background?

    /// - Parameters:
    ///   - config: The file of settings asked for; it must be there.
    ///   - theme: The theme asked for.
    ///   - isAccessible: Whether the screen is to be heard, whatever the settings say.
    /// - Throws: ``Failure`` when the file that was asked for cannot be read.
    init(config: String?, theme: String?, isAccessible: Bool = false) throws {
        self.theme = theme
        self.isAccessible = isAccessible
        settingsPath = config ?? Self.path("XDG_CONFIG_HOME", ".config", "config.toml")
        statePath = Self.path("XDG_STATE_HOME", ".local/state", "reader.toml")
        if let config, access(config, R_OK) != 0 {
            throw Failure(
                "\(CleanText.safe(config)) cannot be read (\(String(cString: strerror(errno)))); "
                    + "dossier --print-config prints such a file.")
        }
        settings = Self.readSettings(settingsPath, theme: theme, isAccessible: isAccessible)
        kept = statePath.flatMap(Self.text).map(KeptStateFile.read) ?? KeptState()
        background = Self.variable("COLORFGBG").flatMap { Background(variable: $0) }
    }

    /// Why the theme asked for cannot be shown; `nil` when it can.
    static func problem(withTheme name: String, config: String?) throws -> String? {
        let names = try ReaderFiles(config: config, theme: nil).settings.settings.themeNames
        return names.contains(name)
            ? nil : "There is no theme “\(name)”; there are \(names.joined(separator: ", "))."
    }

    /// Whether it is for the terminal to say what it shows text on.
    var asksBackground: Bool { settings.settings.theme == "auto" && background == nil }

    var readSettings: @Sendable () -> SettingsReading {
        let (path, theme, isAccessible) = (settingsPath, theme, isAccessible)
        return { Self.readSettings(path, theme: theme, isAccessible: isAccessible) }
    }

    /// Writes what is kept.
    var keep: @Sendable (KeptState) -> String? {
        let path = statePath
        return { state in
            guard let path else { return nil }
            do {
                try Self.makeFolder(of: path)
                try WholeFile.write(
                    Array(KeptStateFile.text(of: state).utf8), to: path, permissions: 0o600,
                    advice: "what you chose holds for this run")
                return nil
            } catch {
                return "\(error)"
            }
        }
    }

    private static func readSettings(
        _ path: String?, theme: String?, isAccessible: Bool
    ) -> SettingsReading {
        var reading = path.map { readThemes(beside: $0) } ?? SettingsReading()
        if let path, access(path, F_OK) == 0 {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            if let text = text(path) {
                let read = SettingsFile.read(text, name: CleanText.safe(name), over: reading.settings)
                reading = SettingsReading(read.settings, problems: reading.problems + read.problems)
            } else {
                reading.problems.append(
                    "\(CleanText.safe(path)) cannot be read as text; settings are as they come.")
            }
        }
        if let theme { reading.settings.theme = theme }
        if isAccessible { reading.settings.isAccessible = true }
        return reading
    }

    /// The themes of the folder beside a file of settings, a file each, in the order of their names.
    private static func readThemes(beside path: String) -> SettingsReading {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        let folder = (parts + ["themes"]).joined(separator: "/")
        var reading = SettingsReading()
        for name in fileNames(in: folder) where name.hasSuffix(".toml") {
            let theme = String(name.dropLast(5))
            guard let text = text(folder + "/" + name) else {
                reading.problems.append("themes/\(CleanText.safe(name)) cannot be read as text.")
                continue
            }
            let next = SettingsFile.readTheme(
                text, theme: theme, name: "themes/\(CleanText.safe(name))", over: reading.settings)
            reading = SettingsReading(next.settings, problems: reading.problems + next.problems)
        }
        return reading
    }

    private static func fileNames(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names.sorted()
    }

    /// The text of a file; `nil` where there is none.
    private static func text(_ path: String) -> String? {
        guard let file = try? ArticleFile(named: path), let bytes = try? file.read() else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Where a file of ours is: below the folder that a variable names, else below the home folder.
    private static func path(_ variable: String, _ folder: String, _ file: String) -> String? {
        // A relative path is passed over, as the specification of these variables says.
        if let base = Self.variable(variable), base.hasPrefix("/") { return "\(base)/dossier/\(file)" }
        return Self.variable("HOME").map { "\($0)/\(folder)/dossier/\(file)" }
    }

    private static func makeFolder(of path: String) throws {
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += "/\(part)"
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST || errno == EROFS || errno == EACCES else {
                throw WholeFile.unwritable(folder, advice: "what you chose holds for this run")
            }
        }
    }
}
