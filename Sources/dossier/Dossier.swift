import ArgumentParser
import Glibc
import Library

/// The program `dossier`.
@main
struct Dossier: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "A terminal reader for people who follow people through the news.",
        usage: """
            dossier [PATH ...]
            dossier COMMAND ...
            """,
        discussion: """
            Without a command, opens the reader: on the files and folders given, which are added to the library \
            first, or on the library. A file called like a command is given with its folder: ./list

            examples:
              dossier ~/news                        read the articles in a folder
              dossier add ~/news story.txt          add articles to the library
              dossier add https://example.org/story fetch a page and add it
              dossier search 'harbour -ferry'       find sentences
              dossier who --json | head             who is named most
              dossier corrections merge Foke 'Fauzi Bowo'   two names, one person
              dossier annotate --json < story.txt   the names in one text

            The reader’s own options are told by: dossier read --help; its keys, its settings and the language of \
            queries by: dossier help keys, dossier help config, dossier help query

            The library is the file given with --library, else $DOSSIER_LIBRARY, else \
            $XDG_DATA_HOME/dossier/library.db, else ~/.local/share/dossier/library.db.

            Exit status: 0, 1 where something failed, 2 for wrong usage, 130 if interrupted.
            """,
        version: "dossier \(ProgramVersion.number)",
        subcommands: [
            ReadCommand.self, AddCommand.self, SyncCommand.self, ListCommand.self, SearchCommand.self,
            ShowCommand.self,
            WhoCommand.self, MentionsCommand.self, QuotesCommand.self, TimelineCommand.self, MeetCommand.self,
            NetworkCommand.self,
            RelatedCommand.self, CopiesCommand.self, DiffCommand.self, StoriesCommand.self,
            PersonCommand.self, FollowCommand.self, NewsCommand.self,
            AnnotateCommand.self,
            WhyCommand.self, DoubtsCommand.self, CorrectionsCommand.self, TagCommand.self, MarkCommand.self,
            SearchesCommand.self, NotesCommand.self, NoteCommand.self, ExportCommand.self,
            FormatsCommand.self, StatusCommand.self,
            CheckCommand.self, MergeCommand.self,
            BackupCommand.self, ManualCommand.self,
        ],
        defaultSubcommand: ReadCommand.self)

    /// Runs the command and ends the program with the status that its outcome has.
    static func main() {
        // A reader that goes away is found out by writing, and ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
        // So is a file that would become larger than it may.
        signal(SIGXFSZ, SIG_IGN)
        Interruption.endOnQuit()
        let given = Array(CommandLine.arguments.dropFirst())
        if HelpTopic.isMeant(by: given) { Glibc.exit(HelpTopic.print(given[1])) }
        if let problem = CommandWords.problem(in: given, of: Self.self) {
            Message.error(problem)
            Glibc.exit(2)
        }
        let arguments = CommandWords.arranged(given, for: Self.self)
        if arguments == ["--version"] {
            var output = Output()
            output.line(VersionText.text)
            output.flush()
            Glibc.exit(0)
        }
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            Glibc.exit(status(of: error))
        }
        Glibc.exit(0)
    }

    /// Tells what went wrong, if anything did, and returns the exit status.
    private static func status(of error: any Error) -> Int32 {
        if let status = error as? ExitCode { return status.rawValue }
        if exitCode(for: error) == .success {
            var output = Output()
            output.line(fullMessage(for: error))
            output.flush()
            return 0
        }
        if exitCode(for: error) == .validationFailure {
            Message.error("\(message(for: error)) See “dossier --help”.")
            return 2
        }
        Message.error("\(error)")
        return 1
    }
}
