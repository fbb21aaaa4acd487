/// What the name of a file in a folder or an archive says of it.
enum FileKind {
    /// A backup that an editor made: “story.txt~”.
    case backup
    case passedOver(PassedOver.Kind)
    /// Has an extension of a format that is read.
    case article
    /// Has another extension.
    case other(String)
    case withoutExtension

    init(of name: String) {
        guard !name.hasSuffix("~") else {
            self = .backup
            return
        }
        guard let suffix = FileHead.pathExtension(of: name) else {
            self = .withoutExtension
            return
        }
        if ArticleFormat.allExtensions.contains(suffix) {
            self = .article
        } else if let kind = PassedOver.kind(of: suffix) {
            self = .passedOver(kind)
        } else {
            self = .other(suffix)
        }
    }
}
