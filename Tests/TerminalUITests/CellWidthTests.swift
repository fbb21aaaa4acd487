import Testing

@testable import TerminalUI

@Suite struct `The width of text` {
    @Test(arguments: [
        ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("ﾶ", 1), ("Ａ", 2), ("한국", 4),
        ("\u{1112}\u{1161}\u{11ab}", 2),
        ("—§…", 3), ("\u{200b}\u{202e}\u{feff}x\u{2066}", 1), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("❤️", 1), ("1️⃣", 1),
        ("🇩🇪", 2), ("🫨", 2), ("a\tb", 3), ("\u{1b}[2J", 4), ("", 0), ("\u{301}", 1), ("\u{ad}", 0),
    ])
    func `it is that of every terminal`(text: String, width: Int) {
        #expect(CellWidth.width(of: text) == width)
    }

    @Test(arguments: [
        ("\u{1b}]0;x\u{7}\u{9b}2J\u{7f}", "�]0;x��2J�"),
        ("a\tb\r\nc", "a b  c"),
        ("Ali\u{202e}ecila", "Aliecila"),
        ("👨‍👩‍👧 and ☝🏽", "👨 and ☝"),
        ("\u{301}", " \u{301}"),
        ("a\u{301}\u{302}\u{303}\u{304}\u{305}", "a\u{301}\u{302}\u{303}\u{304}"),
        ("\u{1e947}x\u{10a01}", " \u{1e947}x\u{10a01}"),
        ("क्\u{200d}ष", "क्ष"),
    ])
    func `nothing that terminals obey or differ in is shown`(text: String, shown: String) {
        #expect(CellWidth.tame(text) == shown)
    }

    @Test(arguments: [
        ("Putin", 5, "Putin"), ("Putin’s", 6, "Putin…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
        ("abc", 1, "…"), ("abc", 0, ""), ("", 3, ""),
    ])
    func `what is too long is cut by columns`(text: String, cells: Int, expected: String) {
        #expect(CellWidth.truncate(text, to: cells) == expected)
    }

    @Test func `bytes that are no text are shown as such`() {
        let bytes: [UInt8] = [
            0x61, 0xff, 0xc3, 0x28, 0xe2, 0x82, 0xed, 0xa0, 0x80, 0xc0, 0x80, 0xf4, 0x90, 0x80, 0x80,
        ]
        bytes.withUnsafeBufferPointer { buffer in
            var clusters = Clusters(buffer)
            var scalars: [UInt32] = []
            var end = 0
            while let cluster = clusters.next() {
                scalars.append(cluster.scalar)
                #expect(cluster.start == end)
                end = cluster.end
            }
            #expect(end == bytes.count)
            #expect(scalars.prefix(4) == [0x61, 0xfffd, 0xfffd, 0x28])
            #expect(scalars.dropFirst(4).allSatisfy { $0 == 0xfffd })
        }
    }

    @Test func `the tables are in order`() {
        for table in [CellWidth.wide, CellWidth.marks, CellWidth.dropped] {
            #expect(zip(table, table.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(table.count % 2 == 0)
        }
    }
}
