/// How the fields of a table are parted and quoted.
struct CSVDialect: Equatable {
    var delimiter: UInt8 = UInt8(ascii: ",")
    var quote: UInt8 = UInt8(ascii: "\"")
    /// Whether a quote within a field has a backslash before it.
    var hasEscapes = false

    private static let delimiters = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
    /// How many rows are looked at.
    private static let sampleRows = 60

    /// The dialect in which the rows of a table have most evenly several fields.
    ///
    /// - Parameters:
    ///   - bytes: The beginning of a table.
    ///   - isCut: Whether more follow.
    /// - Returns: `nil` when no table can be made of it.
    static func detect(_ bytes: [UInt8], isCut: Bool) -> CSVDialect? {
        let escapes = hasEscapes(bytes)
        var best: (score: Int, dialect: CSVDialect)?
        for delimiter in delimiters {
            for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] {
                let dialect = CSVDialect(delimiter: delimiter, quote: quote, hasEscapes: escapes)
                if quote == UInt8(ascii: "'"), !dialect.isQuoted(bytes) { continue }
                let score = dialect.score(bytes, isCut: isCut)
                if score > best?.score ?? 0 { best = (score, dialect) }
            }
        }
        return best?.dialect
    }

    /// How evenly the rows have several fields, in thousandths and by the number of fields; 0 where they do not.
    private func score(_ bytes: [UInt8], isCut: Bool) -> Int {
        let rows = CSVReader.rows(of: bytes, self, isCut: isCut, limit: Self.sampleRows)
        guard rows.count >= 2 else { return 0 }
        var counts: [Int: Int] = [:]
        for row in rows { counts[row.count, default: 0] += 1 }
        guard let (fields, count) = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), fields > 1,
            count * 10 >= rows.count * 7
        else { return 0 }
        return count * 1000 / rows.count * 100 + min(fields, 99)
    }

    /// Whether whole fields stand between such quotes, at the beginning of a line and elsewhere.
    private func isQuoted(_ bytes: [UInt8]) -> Bool {
        let closing = [quote, delimiter, quote]
        var count = 0
        for index in bytes.indices.dropLast(2) where bytes[index..<index + 3].elementsEqual(closing) {
            count += 1
        }
        return count >= 2
    }

    /// Whether backslashes stand before quotes, where a doubled quote would be.
    private static func hasEscapes(_ bytes: [UInt8]) -> Bool {
        var count = 0
        for index in bytes.indices.dropLast(2)
        where bytes[index] == UInt8(ascii: "\\") && bytes[index + 1] == UInt8(ascii: "\"") {
            if !delimiters.contains(bytes[index + 2]), bytes[index + 2] != 0x0A, bytes[index + 2] != 0x0D {
                count += 1
            }
        }
        return count > 0
    }
}
