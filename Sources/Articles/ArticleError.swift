/// Why a file is not an article.
public enum ArticleError: Error, Equatable {
    case empty(path: String)
    /// `format` names what it is, with its article (“a PDF document”), if that is known.
    case notText(path: String, format: String?)
    /// A file of a folder that is of no format that is read. `format` as in `notText`.
    case unknownFormat(path: String, format: String?)
    /// A page that holds no article. `what` says what it is, with its article (“a front page”).
    case noArticle(path: String, what: String)
    /// A feed without articles.
    case noEntries(path: String)
    case tooBig(path: String, bytes: Int)
    case notAFile(path: String, what: String)
    case vanished(path: String)
    case unreadable(path: String, reason: String)
    case nameNotUTF8(path: String)
    case brokenLink(path: String)
    /// A link in a folder to a file that is in none of those that were named.
    case linkOutside(path: String, target: String)
    /// A file of entries of which none is an article. `what` says what it holds instead (“only addresses, 412 of them”).
    case holdsNone(path: String, what: String)
    /// A file whose rows hold addresses of pages and no text.
    case onlyAddresses(path: String, count: Int)
    /// A list of feeds (OPML).
    case feedList(path: String)
    /// A file or a member of one that is encrypted.
    case encrypted(path: String)
    /// A book that only the program of a shop opens.
    case locked(path: String)
    /// A file of entries that ends within one. `place` names that (“entry 41”), `read` is how many articles came before.
    case breaksOff(path: String, place: String, read: Int)
    /// An entry that is larger than an article may be. `entry` names it (“entry 7”).
    case entryTooBig(path: String, entry: String, bytes: Int, limit: Int)
    /// An entry whose values stand within each other more deeply than they may.
    case entryTooDeep(path: String, entry: String, limit: Int)
    /// A message whose parts are more, or stand deeper in each other, than may be.
    case tooManyParts(path: String, entry: String, limit: Int)
    /// A message whose every line is quoted.
    case onlyQuoted(path: String)
    /// A document without text.
    case onlyPictures(path: String)
    /// A document that only a program reads which is not installed. `what` says what it is, with its article.
    case needsProgram(path: String, what: String, program: String, package: String)
    /// A document of which a program made no text. `reason` goes on after its name.
    case helperFailed(path: String, program: String, reason: String)
    /// A row of a table in which a quote is opened and never closed.
    case openQuote(path: String, line: Int)
    /// An archive that unpacks to more than it may, as bytes and as times its own size; `read` articles came before.
    case unpacksTooMuch(path: String, ratio: Int, bytes: Int, read: Int)
    /// An archive with more members than it may have.
    case tooManyMembers(path: String, limit: Int)
    /// A member that stands in too many archives.
    case nestedTooDeep(path: String, limit: Int)
    /// A member or an entry whose bytes are not what they should be.
    case damaged(path: String)
    /// A file that was to be lines of annotated articles, and is something else.
    case notAnnotated(path: String)
    /// A line of annotated articles that is not taken. `reason` goes on after its place (“was annotated by another model”).
    case refusedLine(path: String, line: Int, reason: String)
    /// The address of a page, not a file.
    case webAddress(String)
}

extension ArticleError: CustomStringConvertible {
    /// One sentence on what happened and what to do, safe to show on a terminal.
    public var description: String {
        switch self {
        case .empty(let path):
            "\(CleanText.safe(path)) is empty; there is nothing to read in it."
        case .notText(let path, let format?):
            "\(CleanText.safe(path)) is \(format), not a text; save it as plain text and add that."
        case .notText(let path, nil):
            "\(CleanText.safe(path)) is not a text; if it is a document, save it as plain text and add that."
        case .unknownFormat(let path, let format?):
            "\(CleanText.safe(path)) is \(format), which dossier does not read."
        case .unknownFormat(let path, nil):
            "\(CleanText.safe(path)) is of no format that dossier reads; name the file itself to read it as a text."
        case .noArticle(let path, let what):
            "\(CleanText.safe(path)) holds no article (\(what)); with --any all of its text is taken."
        case .noEntries(let path): "\(CleanText.safe(path)) holds no articles."
        case .tooBig(let path, let bytes):
            "\(CleanText.safe(path)) has \(bytes >> 20) MiB and an article at most \(ArticleFile.largest >> 20) MiB;"
                + " split it into articles."
        case .notAFile(let path, let what):
            "\(CleanText.safe(path)) is \(what), not a file; copy what it holds into a file and add that."
        case .vanished(let path):
            "\(CleanText.safe(path)) is not there; check the name, or whether it was moved."
        case .unreadable(let path, let reason):
            "\(CleanText.safe(path)) cannot be read (\(reason)); check its permissions and try again."
        case .nameNotUTF8(let path):
            "\(CleanText.safe(path)) has a name that is not UTF-8; rename it and add it again."
        case .brokenLink(let path):
            "\(CleanText.safe(path)) is a link to a file that is not there; remove it or mend it."
        case .linkOutside(let path, let target):
            "\(CleanText.safe(path)) is a link to \(CleanText.safe(target)), outside of what was named; name that file to take it."
        case .holdsNone(let path, let what):
            "\(CleanText.safe(path)) holds no article (\(what))."
        case .onlyAddresses(let path, let count):
            "\(CleanText.safe(path)) holds no article (only addresses, \(count) of them); “dossier add --fetch” gets the pages."
        case .feedList(let path):
            "\(CleanText.safe(path)) is a list of feeds; “dossier sync --add” takes their entries."
        case .encrypted(let path):
            "\(CleanText.safe(path)) is encrypted; save it without a password."
        case .locked(let path):
            "\(CleanText.safe(path)) is encrypted for the program of a shop (DRM); get a copy without."
        case .breaksOff(let path, let place, let read):
            "\(CleanText.safe(path)) breaks off in \(place); \(Self.were(read)) read."
        case .entryTooBig(let path, let entry, let bytes, let limit):
            "\(CleanText.safe(path)): \(entry) has \(Self.size(bytes)) and an article at most \(Self.size(limit));"
                + " it was left out."
        case .entryTooDeep(let path, let entry, let limit):
            "\(CleanText.safe(path)): \(entry) is nested more than \(limit) deep; it was left out."
        case .tooManyParts(let path, let entry, let limit):
            "\(CleanText.safe(path)): \(entry) has more than \(limit) parts, or parts too deep in each other; the rest of them was left out."
        case .onlyQuoted(let path):
            "\(CleanText.safe(path)) holds only quoted text; add the message that it answers."
        case .onlyPictures(let path):
            "\(CleanText.safe(path)) holds only pictures; run OCR first."
        case .needsProgram(let path, let what, let program, let package):
            "\(CleanText.safe(path)) is \(what) and needs \(program): install \(package) to read it."
        case .helperFailed(let path, let program, let reason):
            "\(CleanText.safe(path)) was left out, as \(program) \(CleanText.safe(reason)); save it as plain text and add that."
        case .openQuote(let path, let line):
            "\(CleanText.safe(path)): line \(line) opens a quote that is never closed; it was left out."
        case .unpacksTooMuch(let path, let ratio, let bytes, let read):
            "\(CleanText.safe(path)) unpacks to more than \(ratio) times its size; stopped after \(Self.size(bytes));"
                + " \(Self.articles(read)) read."
        case .tooManyMembers(let path, let limit):
            "\(CleanText.safe(path)) has more than \(limit) members; the rest of them was left out."
        case .nestedTooDeep(let path, let limit):
            "\(CleanText.safe(path)) stands in \(limit) archives, one in the other, and was left out; unpack the outermost."
        case .damaged(let path):
            "\(CleanText.safe(path)) is damaged and was left out; get the file anew, or mend it."
        case .notAnnotated(let path):
            "\(CleanText.safe(path)) is not what “dossier annotate --lines” writes; add it without --annotated."
        case .refusedLine(let path, let line, let reason):
            "\(CleanText.safe(path)): line \(line) \(CleanText.safe(reason)), and was left out."
        case .webAddress(let address):
            "\(CleanText.safe(address)) is a web address; “dossier add” with it fetches the page."
        }
    }

    private static func were(_ count: Int) -> String { count == 1 ? "1 was" : "\(count) were" }

    private static func articles(_ count: Int) -> String {
        count == 1 ? "1 article was" : "\(count) articles were"
    }

    /// “90 MiB”, “1 GiB”; less than a MiB in KiB.
    private static func size(_ bytes: Int) -> String {
        if bytes >= 1 << 30, bytes % (1 << 30) == 0 { return "\(bytes >> 30) GiB" }
        return bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(max(1, bytes >> 10)) KiB"
    }
}
