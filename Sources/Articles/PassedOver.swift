/// The files of folders that are no articles by their very kind, counted.
public struct PassedOver: Equatable, Sendable {
    /// A kind of file that never is an article.
    public enum Kind: String, Sendable, CaseIterable {
        case pictures, sound, video, styles, scripts, fonts
        /// Of an export: its lists of what was saved, what was marked in texts, and the same articles in another form.
        case lists, highlights, otherForms

        /// The word for one of them.
        fileprivate var singular: String {
            switch self {
            case .pictures: "picture"
            case .sound: "sound file"
            case .video: "video"
            case .styles: "style"
            case .scripts: "script"
            case .fonts: "font"
            case .lists: "list of an export"
            case .highlights: "file of highlights"
            case .otherForms: "other form of an export"
            }
        }
        fileprivate var plural: String {
            switch self {
            case .sound: "sound files"
            case .lists: "lists of an export"
            case .highlights: "files of highlights"
            case .otherForms: "other forms of an export"
            case .pictures, .video, .styles, .scripts, .fonts: rawValue
            }
        }
    }

    /// How many there were of each kind; kinds of which there were none are not in it.
    public private(set) var counts: [Kind: Int] = [:]

    /// Nothing was passed over.
    public init() {}

    /// How many files there were.
    public var total: Int { counts.values.reduce(0, +) }

    /// “31 files are no articles: 28 pictures, 3 styles”, the most first; `nil` when nothing was passed over.
    public var sentence: String? {
        guard total > 0 else { return nil }
        let kinds = Kind.allCases.filter { counts[$0] != nil }
            .sorted { counts[$0, default: 0] > counts[$1, default: 0] }
            .map { kind in
                let count = counts[kind, default: 0]
                return "\(count) \(count == 1 ? kind.singular : kind.plural)"
            }
        let subject = total == 1 ? "1 file is no article" : "\(total) files are no articles"
        return "\(subject): \(kinds.joined(separator: ", "))"
    }

    /// Counts a file of this kind.
    public mutating func add(_ kind: Kind) { counts[kind, default: 0] += 1 }

    /// What kind of file an extension, in lower case, stands for.
    static func kind(of pathExtension: String) -> Kind? { kinds[pathExtension] }

    private static let kinds: [String: Kind] = {
        let extensions: [(Kind, String)] = [
            (.pictures, "jpg jpeg jfif png gif webp avif svg svgz bmp ico tif tiff heic heif jxl psd"),
            (.sound, "mp3 m4a ogg oga opus wav flac aac wma mid midi aiff"),
            (.video, "mp4 m4v webm mov avi mkv mpg mpeg wmv flv ogv m3u8"),
            (.styles, "css scss less"), (.scripts, "js mjs cjs map wasm"),
            (.fonts, "woff woff2 ttf otf eot"),
        ]
        return extensions.reduce(into: [:]) { table, entry in
            for name in entry.1.split(separator: " ") { table[String(name)] = entry.0 }
        }
    }()
}
