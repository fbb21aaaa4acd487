import TextBytes

/// What a row of the list of articles shows, as a person writes it: `{day} {unread}{star} {title}{>}{source:15}`.
public struct RowFormat: Equatable, Sendable {
    /// What can stand in a row.
    enum Part: String, CaseIterable, Sendable {
        case day, unread, star, title, source, people, words, tags, copies, followed

        /// As messages and help tell them.
        static var names: String { allCases.map { "{\($0.rawValue)}" }.joined(separator: " ") }
    }

    enum Piece: Equatable, Sendable {
        case text(String)
        /// A part, and how many columns it takes; `nil` for as many as it needs.
        case part(Part, width: Int?)
        /// What follows stands at the right end.
        case fill
    }

    /// Why a text is no format.
    struct Problem: Error, Equatable {
        /// What is wrong with a part of it; `nil` where it has no title.
        var part: String?
    }

    let pieces: [Piece]
    /// As it is written.
    let text: String

    static let example = "{day} {unread}{star} {title}{>}{source:15} {followed}"
    static let widths = 1...60

    private init(_ pieces: [Piece], _ text: String) {
        self.pieces = pieces
        self.text = text
    }

    static func parse(_ text: String) -> Result<RowFormat, Problem> {
        var pieces: [Piece] = []
        var rest = text[...]
        while let first = rest.first {
            guard first == "{" else {
                let words = rest.prefix { $0 != "{" }
                pieces.append(.text(String(words)))
                rest = rest.dropFirst(words.count)
                continue
            }
            guard let end = rest.firstIndex(of: "}") else {
                return .failure(Problem(part: "has a { without a }: \(rest)"))
            }
            switch piece(rest[rest.index(after: rest.startIndex)..<end]) {
            case .success(let piece): pieces.append(piece)
            case .failure(let problem): return .failure(problem)
            }
            rest = rest[rest.index(after: end)...]
        }
        let titles = pieces.count { if case .part(.title, _) = $0 { true } else { false } }
        if titles > 1 || pieces.count(where: { $0 == .fill }) > 1 {
            return .failure(Problem(part: "has {title} or {>} twice"))
        }
        return titles == 1 ? .success(RowFormat(pieces, text)) : .failure(Problem())
    }

    /// What stands in braces.
    private static func piece(_ text: Substring) -> Result<Piece, Problem> {
        if text == ">" { return .success(.fill) }
        let words = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(words[0])
        guard let part = Part(rawValue: name) else {
            let hint = NearestWord.of(name, among: Part.allCases.map(\.rawValue)).map {
                "did you mean {\($0)}?"
            }
            return .failure(Problem(part: "has no part {\(name)}; \(hint ?? "there are \(Part.names)")"))
        }
        if words.count == 1 { return .success(.part(part, width: nil)) }
        guard let width = Int(words[1]), widths.contains(width), part != .title else {
            return .failure(Problem(part: "has {\(text)}; a part but the title may be 1 to 60 columns wide"))
        }
        return .success(.part(part, width: width))
    }
}

extension RowFormat {
    /// Where a piece of a row stands.
    struct Place: Equatable {
        var piece: Int
        /// Columns from the beginning of the row.
        var columns: Range<Int>
    }

    /// Where the pieces of a row stand: the title has what the others leave; where that is little, those behind it give way,
    /// the last first.
    ///
    /// - Parameters:
    ///   - width: Of the row, in columns.
    ///   - needed: How many columns each piece needs.
    func places(width: Int, needed: [Int]) -> [Place] {
        let title = pieces.firstIndex { if case .part(.title, _) = $0 { true } else { false } } ?? 0
        var widths = zip(pieces, needed).map { piece, needed in
            if case .part(_, let width?) = piece { width } else { needed }
        }
        var last = pieces.count - 1
        let fill = pieces.firstIndex(of: .fill) ?? pieces.count
        /// The columns of all but the title, and one that keeps it apart from what stands at the right end.
        func others() -> Int {
            let isFollowed = widths.indices.contains { $0 > fill && widths[$0] > 0 }
            return widths.indices.reduce(isFollowed ? 1 : 0) { $0 + ($1 == title ? 0 : widths[$1]) }
        }
        while last > title, width - others() < Self.narrowestTitle {
            widths[last] = 0
            last -= 1
        }
        widths[title] = max(0, min(widths[title], width - others()))
        let left = max(0, width - widths.reduce(0, +))
        var places: [Place] = []
        var column = 0
        for (index, piece) in pieces.enumerated() {
            if piece == .fill { column += left }
            let end = min(width, column + widths[index])
            if column < end { places.append(Place(piece: index, columns: column..<end)) }
            column = end
        }
        return places
    }

    private static let narrowestTitle = 16
}
