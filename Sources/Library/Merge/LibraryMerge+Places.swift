import Foundation
import GRDB

// What a person chose, follows on the web, and comes back to.
extension LibraryMerge {
    /// Lets the copies that were chosen there stand for the others; whoever was chosen here goes on doing that.
    mutating func takeChosenCopies() throws {
        let chosen = try source.library.read { snapshot in
            try Int64.fetchAll(
                snapshot.database, sql: "SELECT article FROM chosenCopy ORDER BY article")
        }
        for article in chosen.compactMap({ articles[$0] }) {
            let isChosen = try library.read { snapshot in
                let group = try FoldedCopies.group(of: article, snapshot.database)
                let find = try snapshot.database.cachedStatement(
                    sql: "SELECT 1 FROM chosenCopy WHERE article = ?")
                return try group.contains { try Int.fetchOne(find, arguments: [$0]) != nil }
            }
            guard !isChosen else { continue }
            if try library.setStandsForCopies(.init(rawValue: article)) { report.chosenCopies += 1 }
        }
    }

    /// Takes over the feeds; those that are gone for good stay behind.
    mutating func takeFeeds() throws {
        for feed in try source.library.feeds() where !feed.isStopped {
            let (_, isNew) = try library.addFeed(
                at: feed.address, title: feed.title, host: feed.fileHost)
            if isNew { report.feeds += 1 }
        }
    }

    /// Takes over the places marked with a letter that stands for none here.
    mutating func takeLetters() throws {
        let here = Dictionary(
            uniqueKeysWithValues: try library.readerStates(Library.letteredPlaces).map { ($0.name, $0.value) }
        )
        var taken: [String: String?] = [:]
        for (name, value) in try source.library.readerStates(Library.letteredPlaces) {
            guard let place = try placeHere(value) else { continue }
            if let known = here[name] {
                if known != place {
                    report.takenLetters.append(String(name.dropFirst(Library.letteredPlaces.count)))
                }
            } else {
                taken[name] = place
            }
        }
        guard !taken.isEmpty else { return }
        try library.keepReaderState(taken)
        report.letters += taken.count
    }

    /// The names of the numbers in what the reader keeps of a place.
    private static let articleKey = "article"
    private static let entityKey = "entity"

    /// What is kept of a place in this library; `nil` where its article or whom it is about is not here.
    private func placeHere(_ kept: String) throws -> String? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(kept.utf8)),
            var place = object as? [String: Any]
        else { return nil }
        if let article = (place[Self.articleKey] as? NSNumber)?.int64Value {
            guard let here = articles[article] else { return nil }
            place[Self.articleKey] = NSNumber(value: here)
        }
        if let entity = (place[Self.entityKey] as? NSNumber)?.int64Value {
            guard let here = try entityHere(entity) else { return nil }
            place[Self.entityKey] = NSNumber(value: here)
        }
        let bytes = try? JSONSerialization.data(
            withJSONObject: place, options: [.sortedKeys, .withoutEscapingSlashes])
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension Feed {
    /// The host that its file was named for.
    fileprivate var fileHost: String {
        file.wholeMatch(of: /(.+?)-[0-9a-f]+(-[0-9]+)?\.xml/).map { String($0.1) } ?? "feed"
    }
}
