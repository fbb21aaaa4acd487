import Entities
import Library

extension SpokenQuotation {
    /// The words as lists show them; those that an article tells in its own words have no quotation marks.
    var inWords: String {
        switch kind {
        case .direct, .partial: "“\(text)”"
        case .reported: text
        }
    }
}
