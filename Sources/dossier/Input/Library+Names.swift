import Glibc
import Library

extension Library {
    /// The entities that a person means by a name, an alias or an id (`e12`).
    ///
    /// - Throws: ``Failure`` when there is none.
    func entities(called name: String) throws -> [EntityRow] {
        var key = name
        if name.hasPrefix("e"), name.utf8.count > 1,
            name.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        {
            key.removeFirst()
        }
        let found = try entities(named: key)
        guard !found.isEmpty else {
            throw Failure(
                "Nobody and nothing in the library is called “\(name)”; try “dossier who” with a part of the name."
            )
        }
        return found
    }

    /// The article that a person means by an id or a path.
    ///
    /// - Throws: ``Failure`` when there is none.
    func article(called name: String) throws -> OpenedArticle {
        guard let opened = try article(articleID(called: name)) else { throw Self.noArticle(name) }
        return opened
    }

    /// The id of the article that a person means by an id or a path.
    ///
    /// - Throws: ``Failure`` when there is none.
    func articleID(called name: String) throws -> ArticleID {
        // Paths are kept without links in them.
        let real = realpath(name, nil)
        defer { free(real) }
        let path = real.map { String(cString: $0) }
        guard let id = try path.flatMap({ try articleID(named: $0) }) ?? articleID(named: name) else {
            throw Self.noArticle(name)
        }
        return id
    }

    private static func noArticle(_ name: String) -> Failure {
        Failure("No article of the library has the id or path “\(name)”; “dossier list” prints them.")
    }
}
