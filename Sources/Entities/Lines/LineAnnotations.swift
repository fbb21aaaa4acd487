import Articles

/// Understands what lines say of the names in their articles, and which of them are to be believed.
public struct LineAnnotations: Sendable {
    /// Names the model whose annotations are taken.
    let model: String
    /// Whether those of any other are taken too.
    let takesOtherModels: Bool

    /// Takes annotations that a model of this version has made, or any.
    public init(ofModel model: String, takesOtherModels: Bool = false) {
        self.model = model
        self.takesOtherModels = takesOtherModels
    }

    /// Why a line's annotation is not taken; the description goes on after the line's place.
    public enum Refusal: Error, Equatable, CustomStringConvertible {
        case noModel
        case otherModel(String, expected: String)
        case damaged(what: String)

        public var description: String {
            switch self {
            case .noModel: "does not say by which model it was annotated (“model”)"
            case .otherModel(let model, let expected):
                "was annotated by model \(CleanText.safe(model)), and this program has \(expected); annotate it again, or say --other-models"
            case .damaged(let what): "has \(what) that are not in its text"
            }
        }
    }

    /// The annotation that a line holds.
    ///
    /// - Throws: ``Refusal``.
    package func annotation(
        in line: JSONValue, of article: Article, _ offsets: TextOffsets
    ) throws -> Annotation {
        guard let made = line["model"]?.string else { throw Refusal.noModel }
        guard made == model || takesOtherModels else {
            throw Refusal.otherModel(made, expected: model)
        }
        return try AnnotationLine(line, offsets).annotation()
    }
}

extension Annotation: KnownAnnotation {}
