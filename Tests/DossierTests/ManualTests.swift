import Library
import ReaderApp
import Testing

@testable import dossier

@Suite("The manual")
struct ManualTests {
    private func pages() throws -> [String: String] {
        Dictionary(uniqueKeysWithValues: try Manual.pages().map { ($0.fileName, $0.text) })
    }

    /// As the macros write it.
    private func written(_ text: String) -> String {
        text.map {
            ["\\": "\\e", "-": "\\-", "\"": "\\(dq", "^": "\\(ha", "~": "\\(ti", "`": "\\(ga"][$0]
                ?? String($0)
        }
        .joined()
    }

    @Test("has a page for each command that help shows, with each of its options")
    func commands() throws {
        let pages = try pages()
        let program = try CommandDescription(of: Dossier.self)
        #expect(program.shownSubcommands.count > 15)
        var options = 0
        for command in program.shownSubcommands {
            let page = try #require(pages["dossier-\(command.commandName).1"])
            #expect(try #require(pages["dossier.1"]).contains(".B \(written(command.commandName))\n"))
            for described in [command] + command.shownSubcommands {
                for argument in described.shownArguments {
                    #expect(page.contains(".B \(written(argument.heading))\n"))
                    options += 1
                }
            }
        }
        #expect(options > 60)
        #expect(pages["dossier-manual.1"] == nil)
    }

    @Test("has the language of queries and the keys, from the tables that help is made from")
    func tables() throws {
        let pages = try pages()
        let queries = try #require(pages["dossier-query.7"])
        for line in QueryLanguage.lines {
            #expect(queries.contains(".B \(written(line.example))\n"))
            #expect(queries.contains(written(line.help)))
        }
        let keys = try #require(pages["dossier-keys.7"])
        for command in Command.all { #expect(keys.contains(written(command.help))) }
        let settings = try #require(pages["dossier-config.5"])
        #expect(Setting.all.count >= 8)
        for setting in Setting.all {
            #expect(settings.contains(".B \(written(setting.name)) = "))
            #expect(settings.contains(written(setting.help)))
        }
    }

    @Test("has no line that would be taken for a macro of another kind")
    func macros() throws {
        let known = [".TH ", ".SH ", ".SS ", ".TP", ".B ", ".BR ", ".PP", ".nf", ".fi"]
        for page in try Manual.pages() {
            for line in page.text.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
                #expect(known.contains { line.hasPrefix($0) }, "\(page.fileName): \(line)")
            }
        }
    }
}
