/// Why the model that recognises names could not be used.
public enum NameModelError: Error, Equatable {
    case notInstalled
    case unreadable(path: String)
    case notAModel(path: String)
    case otherVersion(path: String, version: Int)
    case damaged(path: String)
}

extension NameModelError: CustomStringConvertible {
    /// One sentence for the person at the keyboard, then what to do about it.
    public var description: String {
        switch self {
        case .notInstalled:
            "The model that recognises names is not installed. Set DOSSIER_RESOURCES to the folder Resources of dossier."
        case .unreadable(let path): "\(path) cannot be read. Check that it is there and that you may read it."
        case .notAModel(let path):
            "\(path) is not a model of dossier. Install dossier again, or train one with entity-trainer."
        case .otherVersion(let path, let version):
            "\(path) has version \(version) of the model's form, which this dossier does not read. Install the two together."
        case .damaged(let path):
            "\(path) is damaged. Install dossier again, or train a model with entity-trainer."
        }
    }
}
