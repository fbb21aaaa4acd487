/// An export of a program that keeps articles, known by the columns it has.
struct KnownExport {
    /// The program.
    let name: String
    /// The columns it is known by, as ``FieldRole/key(_:)`` has them.
    let columns: Set<String>
    /// What they are; those that are not named here are nothing of an article, whatever they are called.
    let roles: [FieldRole: String]

    /// - Parameter columns: The names of a file's columns.
    static func of(columns: [String]) -> KnownExport? {
        let keys = Set(columns.map(FieldRole.key))
        return all.first { $0.columns.isSubset(of: keys) }
    }

    private static let all = [
        KnownExport(
            name: "Pocket", columns: ["title", "url", "timeadded", "tags", "status"],
            roles: [.title: "title", .url: "url", .saved: "timeadded", .tags: "tags", .read: "status"]),
        KnownExport(
            name: "Instapaper", columns: ["url", "title", "selection", "folder", "timestamp"],
            roles: [
                .title: "title", .url: "url", .saved: "timestamp", .tags: "tags", .read: "folder",
                .starred: "folder",
            ]),
        KnownExport(
            name: "Wallabag", columns: ["title", "url", "content", "isarchived", "isstarred"],
            roles: [
                .title: "title", .url: "url", .text: "content", .id: "id", .date: "publishedat",
                .author: "publishedby", .source: "domainname", .language: "language", .tags: "tags",
                .saved: "createdat", .read: "isarchived", .starred: "isstarred",
            ]),
        KnownExport(
            name: "Wallabag", columns: ["title", "url", "content", "tags", "mimetype", "creationdate"],
            roles: [
                .title: "title", .url: "url", .text: "content", .language: "language", .tags: "tags",
                .saved: "creationdate",
            ]),
        KnownExport(
            name: "Omnivore", columns: ["slug", "title", "url", "savedat", "readingprogress", "labels"],
            roles: [
                .title: "title", .url: "url", .id: "id", .author: "author", .date: "publishedat",
                .tags: "labels", .saved: "savedat", .read: "state",
            ]),
        KnownExport(
            name: "Readwise Reader",
            columns: ["title", "url", "documenttags", "saveddate", "readingprogress", "location"],
            roles: [
                .title: "title", .url: "url", .id: "id", .author: "author", .date: "publisheddate",
                .tags: "documenttags", .saved: "saveddate", .read: "location",
            ]),
        KnownExport(
            name: "Raindrop", columns: ["title", "note", "excerpt", "url", "folder", "tags", "created"],
            roles: [
                .title: "title", .url: "url", .id: "id", .tags: "tags", .saved: "created",
                .starred: "favorite",
            ]),
        KnownExport(
            name: "Zotero", columns: ["key", "itemtype", "title", "abstractnote", "dateadded"],
            roles: [
                .title: "title", .url: "url", .id: "key", .author: "author", .date: "date",
                .source: "publicationtitle", .language: "language", .tags: "manualtags",
                .saved: "dateadded",
            ]),
    ]
}
