import Foundation
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

    @Test("says what help prints of keys, settings and queries, word for word")
    func topics() throws {
        let workshop = try Workshop()
        let pages = try pages()
        for (name, section) in [("keys", 7), ("config", 5), ("query", 7)] {
            let topic = try #require(ManualTopic.all(Settings()).first { $0.name == name })
            let page = try #require(pages["dossier-\(name).\(section)"])
            let printed = try workshop.run("help", name)
            #expect(printed.status == 0)
            let words = printed.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            var entries = 0
            for (tag, text) in topic.parts.flatMap(\.entries) {
                entries += 1
                #expect(
                    page.contains(".B \(written(tag))\n\(written(text))")
                        || page.contains(".B \\&\(written(tag))"))
                let entry = "\(tag) \(text)".split(whereSeparator: \.isWhitespace).joined(separator: " ")
                #expect(words.contains(entry), "\(name): \(tag)")
            }
            #expect(entries > 15)
        }
    }

    @Test("help tells keys and settings as they are set")
    func bound() throws {
        let workshop = try Workshop()
        _ = try workshop.write(
            "[text]\nmeasure = 66\n[keys]\n\"g d\" = \"doubts\"\n\"J\" = [\"next-article\", \"top\"]\n",
            to: "config/dossier/config.toml")
        let line = "XDG_CONFIG_HOME=\(workshop.folder.path)/config \(Workshop.program) help"
        let keys = try workshop.shell("\(line) keys")
        #expect(
            keys.output.contains("  gd D\n")
                && keys.output.contains("  J\n      the next article of the list, then"))
        let config = try workshop.shell("\(line) config")
        #expect(config.output.contains("  text.measure = 66\n"))
        #expect(config.output.contains("Without settings it is 72."))
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
