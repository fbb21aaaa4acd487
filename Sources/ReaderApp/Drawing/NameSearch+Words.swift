import Articles
import Entities

extension NameSearch {
    /// What there is to know of names that were not found by the model; `nil` for those that were.
    var inWords: String? {
        switch self {
        case .model: nil
        case .rules(let language): "names in \(LanguageName.english(of: language)) are found by rule only"
        case .none(let language):
            "\(LanguageName.english(of: language)) has no capitals: no names are looked for"
        }
    }
}
