import Testing

@testable import TerminalUI

extension TextLayout {
    /// A layout with a paragraph for each line of `text`.
    init(lines text: String, width: Int, blankLineBetween: Bool = false) {
        var paragraphs: [Range<Int>] = []
        var start = 0
        for line in text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
            paragraphs.append(start..<start + line.count)
            start += line.count + 1
        }
        self.init(text, paragraphs: paragraphs, width: width, blankLineBetween: blankLineBetween)
    }

    var texts: [String] {
        lines.map { line in line.cells.map(\.text).joined() }
    }
}

@Suite struct `Laying out text` {
    @Test(arguments: [
        ("The quick brown fox", 9, ["The quick", "brown fox"]),
        ("The quick brown fox", 10, ["The quick", "brown fox"]),
        ("  a \t b  ", 9, ["a b"]),
        ("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]),
        ("x abcdefghij", 4, ["x", "abcd", "efgh", "ij"]),
        ("well-known thing", 8, ["well-", "known", "thing"]),
        ("1990-2024 a-1", 6, ["1990-2", "024", "a-1"]),
        ("war—and peace", 6, ["war—", "and", "peace"]),
        ("no\u{a0}break here", 8, ["no\u{a0}break", "here"]),
        ("日本語の文章。次", 6, ["日本語", "の文", "章。次"]),
        ("彼は「日本」と", 6, ["彼は", "「日", "本」と"]),
        ("한국어", 4, ["한국", "어"]),
        ("日本", 1, ["日", "本"]),
        ("", 5, []), ("   ", 5, []),
        ("a b c", 1, ["a", "b", "c"]),
        ("ab  cd", 2, ["ab", "cd"]),
    ])
    func `lines break where readers expect it`(text: String, width: Int, expected: [String]) {
        #expect(TextLayout(lines: text, width: width).texts == expected)
    }

    @Test func `an empty line parts paragraphs that have words`() {
        let layout = TextLayout(lines: "One\n\nTwo three\n", width: 5, blankLineBetween: true)
        #expect(layout.texts == ["One", "", "Two", "three"])
        #expect(layout.lines.map(\.paragraph) == [0, 0, 2, 2])
        #expect(layout.range(ofLine: 3) == 9..<14)
        #expect((0..<4).map(layout.paragraph(ofLine:)) == [0, 0, 2, 2])
    }

    @Test(arguments: [(0, 0), (3, 0), (4, 0), (5, 2), (8, 2), (9, 3), (14, 3), (99, 3)])
    func `every place of the text has a line`(offset: Int, expected: Int) {
        let layout = TextLayout(lines: "One\n\nTwo three\n", width: 5, blankLineBetween: true)
        #expect(layout.line(containing: offset) == expected)
    }

    @Test func `a range of the text has its columns`() {
        let text = "Die 日本 e\u{301}x  \t y"
        let layout = TextLayout(lines: text, width: 40)
        let line = layout.line(0)
        #expect(layout.texts == ["Die 日本 e\u{301}x y"])
        func columns(of part: String) -> Range<Int>? {
            let bytes = Array(text.utf8)
            let wanted = Array(part.utf8)
            return bytes.indices.first { bytes[$0...].starts(with: wanted) }.map {
                line.cells(of: $0..<$0 + wanted.count)
            }
        }
        #expect(columns(of: "日本") == 4..<8)
        #expect(columns(of: "本") == 6..<8)
        #expect(columns(of: "e\u{301}x") == 9..<11)
        #expect(columns(of: "y") == 12..<13)
        #expect(columns(of: "  \t ") == 11..<12)
        #expect(line.cells(of: 0..<1000) == 0..<13)
        #expect(line.cells(of: 500..<600).isEmpty)
        #expect(line.cells(of: 3..<3).isEmpty)
        #expect(line.offset(ofColumn: 5) == 4)
        #expect(line.offset(ofColumn: 99) == text.utf8.count)
    }

    @Test func `every character stands on a line once and in order`() {
        let text = "A mixed 日本語 text, with e\u{301}, \u{1b}[2J and averyveryverylongword — and \u{202e}more."
        for width in 1...30 {
            let layout = TextLayout(lines: text, width: width)
            let shown = layout.texts.joined().filter { $0 != " " }
            #expect(shown == CellWidth.tame(text).filter { $0 != " " })
            #expect(
                layout.lines.allSatisfy {
                    $0.cells.count <= max(2, width) && $0.cells.count == $0.offsets.count
                })
        }
    }

    @Test func `parts are drawn in their roles`() {
        let layout = TextLayout(lines: "Biden met Putin.", width: 20)
        var screen = Screen(size: Size(columns: 12, rows: 1))
        let spans = [
            RoleSpan(0..<5, .marked), RoleSpan(2..<3, Role(rawValue: 2)), RoleSpan(10..<15, .marked),
        ]
        screen.put(line: layout.line(0), column: 0, row: 0, role: Role(rawValue: 3), roles: spans)
        #expect(screen.goldenText == "|Biden met Pu|\n\n|aabaaccccc" + "aa|\n")
    }

    @Test func `paragraphs outside the text are cut to it`() {
        let layout = TextLayout("abc", paragraphs: [1..<9, 20..<30], width: 5)
        #expect(layout.texts == ["bc"])
        #expect(TextLayout().lineCount == 0)
        #expect(TextLayout().line(containing: 5) == 0)
    }

    @Test func `a text of one enormous line is laid out at once`() {
        let text = String(repeating: "word and 日本 ", count: 100_000)
        let clock = ContinuousClock()
        var count = 0
        let time = clock.measure { count = TextLayout(lines: text, width: 80).lineCount }
        #expect(count == 17_857 || count > 17_000)
        // Far above what it takes even without optimisation, far below what anything quadratic would take.
        #expect(time < .seconds(10))
    }
}
