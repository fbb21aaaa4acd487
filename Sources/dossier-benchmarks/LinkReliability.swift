import CrossReferences
import Entities

/// How often links with a given confidence are right, for each file of annotated articles.
///
/// A link is right when most mentions of the article's person, and most mentions until then of the entity it was taken
/// for, are marked as the same.
struct LinkReliability {
    private static let bounds = [0.0, 0.8, 0.85, 0.9, 0.95, 0.99]

    private struct Count {
        var right = 0
        var all = 0
    }

    private var files: [String] = []
    private var counts: [String: [Count]] = [:]
    /// The marks of each entity's mentions so far.
    private var marks: [Int64: [String: Int]] = [:]

    /// Counts an article's links as they were made.
    mutating func add(
        _ links: [IdentityLink], of annotation: Annotation, gold article: AnnotatedArticle, file: String
    ) {
        var ids: [Int: String] = [:]
        for name in article.names where name.kind == .person && !name.isDescription {
            ids[name.range.lowerBound] = name.id
        }
        var own = [[String: Int]](repeating: [:], count: links.count)
        for mention in annotation.mentions where mention.form == .name {
            if let id = ids[mention.range.lowerBound] { own[mention.entity][id, default: 0] += 1 }
        }
        for (index, link) in links.enumerated() where annotation.entities[index].kind == .person {
            guard let mark = Self.most(own[index]) else { continue }
            if case .existing(let id) = link.decision.outcome, let other = Self.most(marks[id] ?? [:]) {
                add(link.decision.confidence, isRight: other == mark, file: file)
            }
        }
        for (index, link) in links.enumerated() {
            for (id, count) in own[index] { marks[link.id, default: [:]][id, default: 0] += count }
        }
    }

    private static func most(_ marks: [String: Int]) -> String? {
        marks.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private mutating func add(_ confidence: Double, isRight: Bool, file: String) {
        if counts[file] == nil {
            files.append(file)
            counts[file] = [Count](repeating: Count(), count: Self.bounds.count)
        }
        let bin = Self.bounds.lastIndex { confidence >= $0 } ?? 0
        counts[file]?[bin].all += 1
        if isRight { counts[file]?[bin].right += 1 }
    }

    /// A line for each range of confidences: the number of links and how many were right, by file.
    func lines() -> [String] {
        Self.bounds.indices.compactMap { bin in
            let end = bin + 1 < Self.bounds.count ? Self.bounds[bin + 1] : 1
            let parts = files.compactMap { file -> String? in
                guard let count = counts[file]?[bin] else { return nil }
                let name = file.split(separator: "/").last.map(String.init) ?? file
                return "\(name) \(count.right) of \(count.all)"
            }
            return "links of confidence \(Self.bounds[bin])–\(end) that are right: "
                + parts.joined(separator: ", ")
        }
    }
}
