import Foundation
import Testing

@testable import Articles

/// Makes PDFs of lines of text at places on pages of 595 by 842 points.
enum PDFMaker {
    struct Text {
        var x: Int
        /// From above.
        var y: Int
        var size = 10
        var text: String
    }

    static func pdf(_ pages: [[Text]], title: String? = nil, author: String? = nil) -> [UInt8] {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
        let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
        objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
        for (index, page) in pages.enumerated() {
            let content = page.map { line in
                let text = line.text.replacing("(", with: "\\(").replacing(")", with: "\\)")
                return "BT /F1 \(line.size) Tf \(line.x) \(842 - line.y) Td (\(text)) Tj ET"
            }.joined(separator: "\n")
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(5 + 2 * index) 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            )
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
        }
        var info = ""
        if let title { info += "/Title (\(title)) " }
        if let author { info += "/Author (\(author)) " }
        objects.append("<< \(info)/CreationDate (D:20250101000000Z) >>")
        var file = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = String(place)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file +=
            "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info \(objects.count) 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }

    /// Lines of a column, one below the other.
    static func column(_ lines: [String], x: Int, y: Int) -> [Text] {
        lines.enumerated().map { Text(x: x, y: y + 13 * $0.offset, text: $0.element) }
    }
}

private let left = [
    "The ferry stayed at its berth for nine days,", "because nobody in the whole of the har-",
    "bour could find the key to its bridge, a well-", "known one. Everybody knew the harbour.",
]
private let right = [
    "The tide rose, and the tide fell, and no-", "body wrote it down, although the gauge of",
    "the Anglo-", "Karsk company stands in front of the well-known house and",
]

@Suite struct `A PDF` {
    private static let pages: [[PDFMaker.Text]] = [
        [
            PDFMaker.Text(x: 72, y: 40, text: "Harbour Post 4 March"),
            PDFMaker.Text(x: 72, y: 110, size: 22, text: "The ferry that stayed"),
            PDFMaker.Text(x: 72, y: 135, text: "By Ada Wren, 4 March 2024"),
        ] + PDFMaker.column(left, x: 72, y: 180) + PDFMaker.column(right, x: 320, y: 180)
            + [PDFMaker.Text(x: 290, y: 800, text: "1")],
        [PDFMaker.Text(x: 72, y: 40, text: "Harbour Post 4 March")]
            + PDFMaker.column(
                ["is painted red. It ends here.", "A second paragraph, which nobody expected."], x: 72, y: 110
            )
            + [PDFMaker.Text(x: 290, y: 800, text: "2")],
    ]

    @Test(.enabled(if: HelperProgram.pdfToText.isInstalled, "pdftotext is not installed"))
    func `is read column by column, without what repeats at the edges, its broken words joined`() throws {
        let reading = try Reading(PDFMaker.pdf(Self.pages), path: "/p/ferry.pdf")
        let found = try #require(reading.found.first)
        #expect(
            found.article.text.split(separator: "\n").map(String.init) == [
                "The ferry that stayed", "By Ada Wren, 4 March 2024",
                "The ferry stayed at its berth for nine days, because nobody in the whole of the harbour could find the key to its bridge, a well-known one. Everybody knew the harbour.",
                "The tide rose, and the tide fell, and nobody wrote it down, although the gauge of the Anglo-Karsk company stands in front of the well-known house and is painted red. It ends here.",
                "A second paragraph, which nobody expected.",
            ])
        #expect(
            found.article.byline == "Ada Wren"
                && found.article.date == ArticleDate(iso: "2024-03-04", origin: .text))
        #expect(found.provenance.leftOut == [LeftOut(what: "headers, footers and page numbers", count: 4)])
        #expect(found.provenance.format == .pdf)
    }

    @Test(.enabled(if: HelperProgram.pdfToText.isInstalled, "pdftotext is not installed"))
    func `takes title and author from its properties, and no day of its making`() throws {
        let text = [PDFMaker.column(["The tug went out.", "It came back."], x: 72, y: 200)]
        let article = try #require(
            Reading(PDFMaker.pdf(text, title: "On tugs", author: "Tom Reed"), path: "/p/a.pdf").found.first
        ).article
        #expect(
            article.title == "On tugs" && article.byline == "Tom Reed" && article.date.origin == .fileTime)
        let empty = try Reading(PDFMaker.pdf([[]]), path: "/p/a.pdf")
        #expect(empty.error == .onlyPictures(path: "/p/a.pdf"))
        #expect(empty.error?.description == "/p/a.pdf holds only pictures; run OCR first.")
    }

    @Test(.enabled(if: HelperProgram.pdfToText.isInstalled, "pdftotext is not installed"))
    func `that is damaged is told`() throws {
        let reading = try Reading("%PDF-1.4\nnothing", path: "/p/a.pdf")
        #expect(reading.found.isEmpty)
        #expect(reading.error?.description.hasPrefix("/p/a.pdf was left out, as pdftotext said: ") == true)
        #expect(try ArticleInput(bytes: PDFMaker.pdf([[]]), path: "/p/a.txt", fileTime: "").format() == .pdf)
    }

    @Test func `needs its program, and says which package has it`() {
        let missing = HelperProgram(
            name: "no-such-program-of-dossier", arguments: [], package: "poppler-utils")
        #expect(throws: HelperProgram.Failure.missing) { try missing.text(of: []) }
        let error = ArticleError.helper(.missing, .pdfToText, path: "/p/a.pdf", what: "a PDF")
        #expect(
            error.description == "/p/a.pdf is a PDF and needs pdftotext: install poppler-utils to read it.")
    }

    @Test func `whose only line names a file keeps it`() throws {
        func line(_ text: String, _ top: Int, height: Int) -> String {
            "<block><line xMin=\"1\" yMin=\"\(top)\" xMax=\"9\" yMax=\"\(top + height)\"><word>\(text)</word></line></block>"
        }
        let header = line("Harbour board, quarterly report", 20, height: 10)
        let layout =
            "<html><body><doc><page width=\"595\" height=\"842\">\(header)\(line("notes.doc", 300, height: 20))"
            + "</page><page width=\"595\" height=\"842\">\(header)</page></doc></body></html>"
        let input = ArticleInput(bytes: [], path: "/p/a.pdf", fileTime: "2020-01-02T03:04:05Z")
        let article = try PDFArticle.article(Array(layout.utf8), input).article
        #expect(article.text == "notes.doc" && article.title == "notes.doc")
    }

    @Test func `that pdftotext makes much of is read in no time`() throws {
        let word = "<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">a-</word>"
        let line = "<line xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"nan\">\(word)</line>"
        let layout =
            "<html><body><doc><page width=\"9\" height=\"inf\"><flow><block>"
            + String(repeating: line, count: 20_000) + "</block></flow></page></doc></body></html>"
        let start = processorSeconds()
        let input = ArticleInput(bytes: [], path: "/p/a.pdf", fileTime: "2020-01-02T03:04:05Z")
        _ = try PDFArticle.article(Array(layout.utf8), input)
        #expect(processorSeconds() - start < 5)
    }
}

@Suite struct `A program that helps` {
    @Test func `gets the bytes on its standard input, and none of a person's settings`() throws {
        let program = HelperProgram(
            name: "sh", arguments: ["-c", "cat; printf \"%s\" \"$HOME$LC_ALL\""], package: "")
        #expect(
            String(decoding: try program.text(of: Array("A ferry. ".utf8)), as: UTF8.self)
                == "A ferry. C.UTF-8")
    }

    @Test func `is ended where it takes too long, prints too much or fails`() throws {
        var slow = HelperProgram(name: "sleep", arguments: ["30"], package: "")
        slow.seconds = 1
        #expect(throws: HelperProgram.Failure.tookTooLong) { try slow.text(of: []) }
        var long = HelperProgram(name: "sh", arguments: ["-c", "while :; do echo yes; done"], package: "")
        long.output = 1 << 16
        #expect(throws: HelperProgram.Failure.printedTooMuch) { try long.text(of: []) }
        let failing = HelperProgram(
            name: "sh", arguments: ["-c", "echo Incorrect password >&2; exit 1"], package: "")
        #expect(throws: HelperProgram.Failure.failed(said: "Incorrect password")) { try failing.text(of: []) }
        var greedy = HelperProgram(name: "sh", arguments: ["-c", "ulimit -v"], package: "")
        greedy.memory = 1 << 30
        #expect(String(decoding: try greedy.text(of: []), as: UTF8.self) == "1048576\n")
    }
}

@Suite struct `An old document` {
    @Test(.enabled(if: HelperProgram.catdoc.isInstalled, "catdoc is not installed"))
    func `in RTF is read by catdoc`() throws {
        let text =
            "{\\rtf1\\ansi\\ansicpg1252 {\\b The ferry that stayed}\\par The ferry stayed at its berth for nine days, says M\\'fcller.\\par It ends here.\\par}"
        let found = try #require(Reading(text, path: "/d/a.rtf").found.first)
        #expect(found.article.title == "The ferry that stayed")
        #expect(
            found.article.text.hasSuffix("says Müller.\nIt ends here.")
                && found.provenance.format == .document)
    }

    @Test func `that is encrypted or a table is told`() throws {
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        func twoBytes(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }
        #expect(
            try Reading(compound + twoBytes("EncryptedPackage"), path: "/d/a.docx").error
                == .encrypted(path: "/d/a.docx"))
        #expect(
            try Reading(compound + twoBytes("Workbook"), path: "/d/a.doc").error
                == .notText(path: "/d/a.doc", format: "an office document"))
        let error = ArticleError.helper(.missing, .catdoc, path: "/d/a.doc", what: "an old Word document")
        #expect(
            error.description
                == "/d/a.doc is an old Word document and needs catdoc: install catdoc to read it.")
    }
}
