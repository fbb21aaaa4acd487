/// Which columns are an article's title, text and so on: as it was told, by their names, by what is in them.
struct FieldGuess {
    /// The column of each role that has one.
    private(set) var columns: [FieldRole: String] = [:]
    /// The columns that are nothing of an article, in the file's order.
    private(set) var unused: [String] = []
    /// The program whose export the file is, if it is known.
    private(set) var export: KnownExport?

    /// - Parameters:
    ///   - rows: The first rows of the file.
    ///   - told: Names of roles (“title”) and of columns, as somebody has told them.
    init(_ rows: [DataRow], told: [String: String]) {
        var names: [String] = []
        var seen: Set<String> = []
        for field in rows.joined(by: \.fields) where seen.insert(field.name).inserted {
            names.append(field.name)
        }
        for role in FieldRole.allCases { columns[role] = told[role.rawValue] }
        export = KnownExport.of(columns: names)
        let samples = names.map { Sample($0, rows) }
        if let export {
            for (role, key) in export.roles where columns[role] == nil {
                columns[role] = names.first { FieldRole.key($0) == key }
            }
        } else {
            guessByName(samples)
            guessByContent(samples)
        }
        let used = Set(columns.values)
        unused = names.filter { !used.contains($0) }
    }

    /// Columns that are known.
    init(columns: [FieldRole: String]) { self.columns = columns }

    /// What the first rows hold in a column.
    private struct Sample {
        let name: String
        let key: String
        /// Those that are not empty.
        let values: [String]

        init(_ name: String, _ rows: [DataRow]) {
            self.name = name
            key = FieldRole.key(name)
            values = rows.compactMap { $0[name]?.text }.filter { !$0.isEmpty }
        }

        var averageLength: Int {
            values.isEmpty ? 0 : values.reduce(0) { $0 + $1.utf8.count } / values.count
        }
        var isDistinct: Bool { Set(values).count == values.count }

        func mostly(_ test: (String) -> Bool) -> Bool {
            !values.isEmpty && values.count(where: test) * 5 >= values.count * 4
        }
    }

    private mutating func guessByName(_ samples: [Sample]) {
        for role in FieldRole.allCases where columns[role] == nil {
            let used = Set(columns.values)
            for name in role.names {
                guard let sample = samples.first(where: { $0.key == name && !used.contains($0.name) }),
                    Self.mayBe(role, sample)
                else { continue }
                columns[role] = sample.name
                break
            }
        }
    }

    /// Whether what is in a column is no proof against its name.
    private static func mayBe(_ role: FieldRole, _ sample: Sample) -> Bool {
        switch role {
        case .text: sample.values.contains { $0.utf8.count >= 40 && $0.contains(" ") }
        case .url: sample.mostly { Particulars.webAddress($0.trimmed) != nil }
        case .date: !sample.mostly { DataDate(CollectionOfOne($0)).read($0) == .none }
        case .id: !sample.values.isEmpty && sample.isDistinct
        case .title, .source, .author, .language, .tags, .starred, .read, .saved: !sample.values.isEmpty
        }
    }

    /// Words in the names of columns that tell of another moment than that of publication, or of a picture.
    private static let otherMoments = [
        "updat", "modif", "creat", "add", "sav", "fetch", "crawl", "retriev", "access", "scrap", "last",
    ]
    private static let pictures = ["image", "img", "thumb", "picture", "icon", "cover", "photo", "avatar"]

    private mutating func guessByContent(_ samples: [Sample]) {
        for role in [FieldRole.url, .date, .text, .title] where columns[role] == nil {
            let used = Set(columns.values)
            let free = samples.filter { !used.contains($0.name) }
            let found: Sample? =
                switch role {
                case .url: free.first(where: Self.looksLikeAddresses)
                case .date: free.first(where: Self.looksLikeDates)
                case .text: free.filter(Self.looksLikeTexts).max { $0.averageLength < $1.averageLength }
                case .title: free.first(where: Self.looksLikeTitles)
                case .source, .author, .language, .tags, .id, .starred, .read, .saved: nil
                }
            if let found { columns[role] = found.name }
        }
    }

    private static func looksLikeAddresses(_ sample: Sample) -> Bool {
        !pictures.contains(where: sample.key.contains)
            && sample.mostly { Particulars.webAddress($0.trimmed) != nil }
    }

    private static func looksLikeDates(_ sample: Sample) -> Bool {
        guard !otherMoments.contains(where: sample.key.contains) else { return false }
        let isNamed = sample.key.contains("date") || sample.key.contains("time")
        return sample.mostly { value in
            value.utf8.count <= 40 && (isNamed || Int(value) == nil)
                && DataDate(CollectionOfOne(value)).read(value) != .none
        }
    }

    private static func looksLikeTexts(_ sample: Sample) -> Bool {
        sample.averageLength >= 120 && sample.mostly { $0.contains(" ") }
    }

    private static func looksLikeTitles(_ sample: Sample) -> Bool {
        (12...200).contains(sample.averageLength) && sample.isDistinct
            && sample.mostly { $0.contains(" ") && Particulars.webAddress($0) == nil }
            && !looksLikeDates(sample)
    }

    /// “title=Headline text=Body date=pub (2 columns unused: x, y)”.
    func sentence(columnWord: String) -> String {
        let pairs = FieldRole.allCases.compactMap { role in columns[role].map { "\(role.rawValue)=\($0)" } }
        var text = pairs.joined(separator: " ")
        if !unused.isEmpty {
            text += " (\(unused.count) \(columnWord)\(unused.count == 1 ? "" : "s") unused: "
            text += unused.joined(separator: ", ") + ")"
        }
        return text
    }
}

extension Sequence {
    /// The elements of all lists, one after the other.
    fileprivate func joined<Inner>(by list: (Element) -> [Inner]) -> [Inner] { flatMap(list) }
}
