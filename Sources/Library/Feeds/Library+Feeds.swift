import Articles
import GRDB

/// The feeds whose entries are taken, and what hosts asked for.
extension Library {
    /// All feeds, by title and address.
    public func feeds() throws -> [Feed] {
        try read { snapshot in
            try Row.fetchAll(
                snapshot.database,
                sql: "SELECT * FROM feed ORDER BY coalesce(title, address) COLLATE NOCASE, address"
            ).map(Feed.init)
        }
    }

    /// Begins to take a feed.
    ///
    /// - Parameter host: What its file's name begins with.
    /// - Returns: The feed, and whether it is new; one of the same address, however that is written, is not.
    public func addFeed(at address: String, title: String?, host: String) throws -> (feed: Feed, isNew: Bool)
    {
        let key = AddressKey.text(of: address)
        if let known = try feeds().first(where: { AddressKey.text(of: $0.address) == key }) {
            return (known, false)
        }
        let hash = String(
            UInt64(bitPattern: ArticleSource.hash(of: Array((key ?? address).utf8))), radix: 16)
        // A feed may have moved here that begins anew under the address it had: files have names of their own.
        let taken = Set(try feeds().map(\.file))
        let file = (1...).lazy.map { $0 == 1 ? "\(host)-\(hash).xml" : "\(host)-\(hash)-\($0).xml" }
            .first { !taken.contains($0) }
        try keep { database in
            try database.execute(
                sql: "INSERT INTO feed (address, file, title) VALUES (?, ?, ?)",
                arguments: [address, file, title.map(CleanText.safe)])
        }
        guard let feed = try feeds().first(where: { $0.address == address }) else {
            throw LibraryError.damaged(path: path, detail: "a feed that was kept is not there")
        }
        return (feed, true)
    }

    /// Keeps what has become known of a feed.
    ///
    /// - Returns: Whether it could be kept; a feed that moved to the address of another one is dropped in favour of that.
    @discardableResult
    public func keepFeed(_ feed: Feed) throws -> Bool {
        var isKept = true
        try keep { database in
            let taken = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM feed WHERE address = ? AND id <> ?)",
                arguments: [feed.address, feed.id])
            if taken == true {
                isKept = false
                return try database.execute(sql: "DELETE FROM feed WHERE id = ?", arguments: [feed.id])
            }
            try database.execute(
                sql: """
                    UPDATE feed SET address = ?, title = ?, etag = ?, lastModified = ?, asked = ?, status = ?, problem = ?,
                        isStopped = ? WHERE id = ?
                    """,
                arguments: [
                    feed.address, feed.title.map(CleanText.safe), feed.etag, feed.lastModified, feed.asked,
                    feed.status, feed.problem.map(CleanText.safe), feed.isStopped, feed.id,
                ])
        }
        return isKept
    }

    /// Takes a feed no longer; its articles stay.
    public func dropFeed(_ id: Int64) throws {
        try keep { try $0.execute(sql: "DELETE FROM feed WHERE id = ?", arguments: [id]) }
    }

    // MARK: Hosts

    /// Until when hosts asked to be left alone, in seconds since 1970.
    public func heldHosts() throws -> [String: Int] {
        try read { snapshot in
            let rows = try Row.fetchAll(snapshot.database, sql: "SELECT host, until FROM heldHost")
            let pairs = rows.map { row -> (String, Int) in (row[stored: 0], Feed.time(row[stored: 1])) }
            return Dictionary(pairs) { max($0, $1) }
        }
    }

    /// Keeps until when hosts asked to be left alone, in place of what was kept.
    public func keepHeldHosts(_ holds: [String: Int]) throws {
        guard try heldHosts() != holds else { return }
        try keep { database in
            try database.execute(sql: "DELETE FROM heldHost")
            for (host, until) in holds {
                try database.execute(
                    sql: "INSERT INTO heldHost (host, until) VALUES (?, ?)", arguments: [host, until])
            }
        }
    }

    // MARK: Pages

    /// Whether a page of a web address is there, in front or behind; what only a feed says of it is none.
    public func hasPage(at address: String) throws -> Bool {
        guard let key = AddressKey.key(of: address) else { return false }
        return try read { snapshot in
            try Bool.fetchOne(
                snapshot.database,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM article a WHERE a.address = ? AND (coalesce(a.format, 'text') <> 'feed'
                        OR EXISTS (SELECT 1 FROM version v WHERE v.article = a.id
                            AND coalesce(json_extract(v.provenance, '$.format'), 'text') <> 'feed')))
                    """, arguments: [key])
        } ?? false
    }

    /// The newest article’s number: entries that are taken after it are new.
    public func newestArticle() throws -> Int64 { try lastArticle() }

    /// Notes that the pages of the entries of feeds that came after an article are to be fetched.
    public func noteNewPages(after last: Int64) throws {
        try keep { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO pageToFetch
                    SELECT id FROM article WHERE id > ? AND format = 'feed' AND url IS NOT NULL
                    """, arguments: [last])
        }
    }

    /// The entries whose pages are still to be fetched, with their addresses, the newest first.
    public func pagesToFetch() throws -> [(article: ArticleID, address: String)] {
        try read { snapshot in
            try Row.fetchAll(
                snapshot.database,
                sql: """
                    SELECT a.id, a.url FROM pageToFetch p JOIN article a ON a.id = p.article WHERE a.url IS NOT NULL
                    ORDER BY a.dateKey DESC, a.id DESC
                    """
            ).map { row -> (article: ArticleID, address: String) in
                (ArticleID(rawValue: row[stored: 0]), row[stored: 1])
            }
        }
    }

    /// Notes that the page of an entry need not be fetched any more, whatever came of it.
    public func notePageDone(of article: ArticleID) throws {
        try keep {
            try $0.execute(sql: "DELETE FROM pageToFetch WHERE article = ?", arguments: [article.rawValue])
        }
    }
}

extension Feed {
    init(_ row: Row) {
        id = row[stored: "id"]
        address = row[stored: "address"]
        file = row[stored: "file"]
        title = row[stored: "title"]
        etag = row[stored: "etag"]
        lastModified = row[stored: "lastModified"]
        asked = (row[stored: "asked"] as Int?).map(Feed.time)
        status = row[stored: "status"]
        problem = row[stored: "problem"]
        isStopped = row[stored: "isStopped"]
    }

    /// A time that a library holds, in seconds since 1970, of the years that a calendar has.
    static func time(_ seconds: Int) -> Int { max(0, min(seconds, 253_402_300_799)) }
}
