import Entities

/// Copies of news whose first sentence starts as agencies' reports do: “MOMBASA, Kenya (Reuters) —”.
///
/// The annotated sets have hardly any of them; places and agencies are drawn from lists.
struct DatelineCopies {
    /// Names of places, their words parted by spaces.
    var cities: [String]
    var countries: [String]

    private static let agencies = [
        "AP", "Reuters", "AFP", "UPI", "Xinhua", "TASS", "ANSA", "dpa", "EFE", "Kyodo News", "Interfax",
        "PTI", "IANS",
        "Yonhap", "Anadolu Agency", "Bloomberg", "Canadian Press", "AAP", "Bernama", "Antara",
    ]
    private static let dashes = ["—", "–", "-", "--"]
    private static let months = [
        "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.",
    ]

    /// Words and what each is: a part of a name of some kind, or of none.
    private struct Line {
        var words: [String] = []
        var allowed: [UInt32] = []

        mutating func add(_ name: String, kind: Int?) {
            let parts = name.split(separator: " ").map(String.init)
            for index in parts.indices {
                let label = kind.map {
                    LabelScheme.label(.init(of: index, in: 0..<parts.count), kind: $0)
                }
                words.append(parts[index])
                allowed.append(1 << UInt32(label ?? 0))
            }
        }
    }

    /// One in this many documents is copied.
    func copies(of documents: [LabelledDocument], oneIn share: UInt64, random: inout SplitMix64)
        -> [LabelledDocument]
    {
        var copies: [LabelledDocument] = []
        for document in documents where random.next() % share == 0 {
            // A short first sentence without a full stop is a title.
            let hasTitle = document.sentences[0].last.map { !".!?\"”".contains($0) } ?? false
            guard !hasTitle || document.sentences.count > 1 else { continue }
            copies.append(copy(of: document, sentence: hasTitle ? 1 : 0, random: &random))
        }
        return copies
    }

    private func copy(of document: LabelledDocument, sentence: Int, random: inout SplitMix64)
        -> LabelledDocument
    {
        let line = dateline(&random)
        var document = document
        let start = document.sentences[..<sentence].reduce(0) { $0 + $1.count }
        document.sentences[sentence] = line.words + document.sentences[sentence]
        document.allowed.insert(contentsOf: line.allowed, at: start)
        return document
    }

    private func dateline(_ random: inout SplitMix64) -> Line {
        var line = Line()
        let city = cities[Int(random.next() % UInt64(cities.count))]
        line.add(random.next() % 5 > 0 ? city.uppercased() : city, kind: 2)
        if random.next() % 3 == 0 {
            line.add(",", kind: nil)
            line.add(countries[Int(random.next() % UInt64(countries.count))], kind: 2)
        }
        if random.next() % 4 == 0 {
            line.add(",", kind: nil)
            let month = Self.months[Int(random.next() % UInt64(Self.months.count))]
            line.add("\(month) \(1 + random.next() % 30)", kind: nil)
        }
        if random.next() % 3 > 0 {
            line.add("(", kind: nil)
            line.add(Self.agencies[Int(random.next() % UInt64(Self.agencies.count))], kind: 1)
            line.add(")", kind: nil)
        }
        line.add(Self.dashes[Int(random.next() % UInt64(Self.dashes.count))], kind: nil)
        return line
    }
}
