import ReaderApp

/// `dossier help keys`, `help config`, `help query`: what has a page of the manual and is no command.
enum HelpTopic {
    static func isMeant(by arguments: [String]) -> Bool {
        arguments.count == 2 && arguments[0] == "help"
            && ManualTopic.all(Settings()).contains { $0.name == arguments[1] }
    }

    /// Prints a topic, with keys and settings as they are set.
    ///
    /// - Returns: The program's exit status.
    static func print(_ name: String) -> Int32 {
        let settings = (try? ReaderFiles(config: nil, theme: nil))?.settings.settings ?? Settings()
        guard let topic = ManualTopic.all(settings).first(where: { $0.name == name }) else { return 1 }
        var output = Output()
        output.write(topic)
        output.flush()
        return 0
    }
}
