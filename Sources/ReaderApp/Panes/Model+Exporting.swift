import CrossReferences
import Entities
import Foundation
import Library
import TerminalUI

/// `E`: what the page lists, written to a file.
extension Model {
    /// What the page on the screen would write, and a name for its file.
    var exportOnPage: (view: ExportView, name: String)? {
        switch focus {
        case .dossier:
            guard let dossier else { return nil }
            let view: ExportView =
                switch dossier.shownView {
                case .new: .person(dossier.entity, only: dossier.newMentions ?? [:])
                case .said: .quotes(dossier.entity, words: "", reported: dossier.showsReported)
                case .articles: .timeline(dossier.entity, query: "")
                case .meets, .with: .network(dossier.entity, most: 16, query: "")
                case .mentions, .notes, .names: .person(dossier.entity)
                }
            return (view, "\(dossier.name) \(dossier.shownView.title)")
        case .said:
            return said.map {
                (
                    .quotes($0.speaker?.entity, words: $0.words, reported: $0.showsReported),
                    "said by \($0.speaker?.name ?? "anybody")"
                )
            }
        case .timeline:
            return timeline.map {
                (
                    .timeline($0.subjects.first?.entity, query: $0.query),
                    "timeline \($0.subjects.first?.name ?? "of all articles")"
                )
            }
        case .meeting:
            return meeting.map {
                (
                    .meeting($0.one.entity, $0.other.entity, query: $0.query),
                    "\($0.one.name) and \($0.other.name)"
                )
            }
        case .around:
            return around.map {
                (.network($0.center.entity, most: $0.most, query: $0.query), "around \($0.center.name)")
            }
        case .articles:
            let name = articles.query.isEmpty ? "articles" : articles.query
            guard articles.marked.isEmpty else {
                return (.articles(articles.marked.rows.map(\.id)), "marked \(name)")
            }
            return (.list(query: articles.query, order: articles.order), name)
        case .text, .entities, .related, .start: return nil
        }
    }

    mutating func startExporting() -> [Effect] {
        guard let (_, name) = exportOnPage else {
            say("\(key("export")) writes what the list or a page shows: go to one first.")
            return []
        }
        let plain = name.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        let words = String(plain).split(separator: "-").joined(separator: "-").lowercased()
        prompt = .export(ExportPrompt(line: LineEditor("\(words).md")))
        return []
    }
}

extension Model {
    /// `:export` with a file behind it, perhaps with the name of a format before it: `csv FILE`.
    mutating func export(to words: String) -> [Effect] {
        let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
        let named = parts.count == 2 ? ExportFormat(path: "." + parts[0]) : nil
        let path = (named == nil ? words : parts[1]).trimmingPath
        if path.isEmpty { return startExporting() }
        guard let (view, title) = exportOnPage else { return startExporting() }
        guard let format = named ?? ExportFormat(path: path) else {
            fail("\(path) tells no format; end the name with .md, .csv, .jsonl or .txt.")
            return []
        }
        return [.ask(.export(view, title: title, format, path: path))]
    }
}

/// Asks for the name of the file that a page is written to.
struct ExportPrompt: PromptContent {
    var line: LineEditor

    var prompt: Prompt { .export(self) }
    var historyName: String { "export" }
    var label: String { "write to: " }

    func advice(_ facts: PromptFacts) -> [String] {
        ExportFormat(path: line.text) == nil
            ? ["end the name with .md, .csv, .jsonl or .txt", ".md .csv .jsonl .txt"]
            : ["Enter writes it · Esc leaves", "Enter · Esc"]
    }

    func accept() -> Action {
        { $0.exportOnPage == nil ? [] : $0.export(to: line.text) }
    }
}

extension Asking {
    /// Writes a file and tells of it; one that is there already is left alone.
    static func export(
        _ view: ExportView, _ title: String, _ format: ExportFormat, _ path: String
    ) -> Asking {
        Asking(.export, in: .relations) { library, isSuperseded in
            let rows = try library.export(view, isCancelled: isSuperseded)
            let target = NSString(string: path).expandingTildeInPath
            guard !FileManager.default.fileExists(atPath: target) else {
                return .failed("\(path) is there already; give another name.")
            }
            do {
                try Data(format.written(rows, title: title).utf8).write(
                    to: URL(filePath: target), options: .atomic)
            } catch {
                return .failed("\(path) cannot be written; give a name in a folder that you may write to.")
            }
            return .said(
                "\(rows.count.counted("row")) written to \(path); dossier check \(path) tells whether they still hold."
            )
        }
    }
}
