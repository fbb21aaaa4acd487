import Foundation
import TerminalUI

@testable import ReaderApp

/// Every screen of the reader, at every size and in every look, on the made-up library of the pages.
enum Gallery {
    /// A screen, and how one gets to it.
    struct Piece {
        var name: String
        var keys: String
        /// Whose dossier is shown before the keys; nobody's for the reading screen.
        var person: String?
        var isAccessible = false
    }

    static let sizes = [(200, 50), (160, 45), (120, 40), (100, 30), (80, 24), (60, 20), (40, 10)].map {
        Size(columns: $0.0, rows: $0.1)
    }

    /// What a screen is drawn with: a theme, and how many colours the terminal has.
    struct Look {
        var name: String
        var theme: Theme
        var depth: ColourDepth
    }

    static let looks = [
        Look(name: "dark", theme: .dark, depth: .full), Look(name: "light", theme: .light, depth: .full),
        Look(name: "both", theme: .both, depth: .full),
        Look(name: "16-colours", theme: .dark, depth: .sixteen),
        Look(name: "8-colours", theme: .dark, depth: .eight), Look(name: "none", theme: .none, depth: .none),
    ]

    static let pieces =
        [
            ("articles", ""), ("text", "Enter"), ("names", "Enter 3"), ("related", "Enter 4"),
            ("zoomed", "Enter z"), ("walk", "Enter 3 Enter n"), ("selection", "Enter v )"),
            ("find", "Enter / t a r n"), ("filter", "f t a r n"), ("search", "s t a r n"),
            ("command-line", ": s e t Space t"), ("palette", "C-p m e"), ("help", "?"), ("menu", "g"),
            ("find-name", "g p m a r"), ("why", "Enter ] e w"), ("rename", "Enter ] e R"),
            ("merge", "Enter ] e M"), ("split", "Enter ] e S"), ("not-a-name", "Enter ] e X"),
            ("kind", "Enter ] e C"), ("never-merge", "Enter ] e V"), ("doubts", "D"),
            ("corrections", "g c"), ("saved-searches", "F"), ("tag", "T h a r"), ("notes", "A"),
            ("marks", "g M"), ("links", "g x"), ("about", "Enter g i"), ("versions", "Enter g v"),
            ("problems", "g f"), ("copies", "w"), ("start", "g h"),
        ].map { Piece(name: $0.0, keys: $0.1) }
        + [
            ("dossier", ""), ("dossier-mentions", "2"), ("dossier-meets", "4"), ("said", "g q"),
            ("timeline", "g t"), ("around", "g n"), ("meeting", "g n g m"),
        ].map { Piece(name: $0.0, keys: $0.1, person: "Marić") }
        + [
            Piece(name: "accessible", keys: "", isAccessible: true),
            Piece(name: "accessible-dossier", keys: "", person: "Marić", isAccessible: true),
        ]

    static func screen(_ piece: Piece, _ size: Size, depth: ColourDepth = .full) throws -> Screen {
        var options = Model.Options(depth: depth)
        options.reading.settings.isAccessible = piece.isAccessible
        options.reading.settings.menuDelay = 0
        var reader = try LibraryReader(columns: size.columns, rows: size.rows, options: options)
        reader.take(.settled)
        if let person = piece.person { reader.show(person) }
        reader.press(piece.keys)
        return reader.model.view()
    }

    /// The screen with a letter for the role of each cell, and what each of these roles looks like.
    static func text(of screen: Screen, _ look: Look) -> String {
        let cells = (0..<screen.size.rows).flatMap { Array(screen.row($0)) }
        let roles = Set(cells.map(\.role)).sorted { $0.rawValue < $1.rawValue }
        let legend = roles.map { role in
            "\(role.letter)  \(words(for: look.theme.style(of: role, at: look.depth)))\n"
        }
        return screen.goldenText + "\n" + legend.joined()
    }

    private static func words(for style: Style) -> String {
        let attributes: [(Style.Attributes, String)] = [
            (.bold, "bold"), (.underline, "underline"), (.reverse, "reverse"), (.dim, "dim"),
            (.italic, "italic"),
        ]
        func colour(_ number: UInt8?) -> String { number.map(String.init) ?? "default" }
        return
            (["\(colour(style.foreground))/\(colour(style.background))"]
            + attributes.filter { style.attributes.contains($0.0) }.map(\.1)).joined(separator: " ")
    }

    /// The screens that the README shows, each with a sentence above it.
    static let shown: [(name: String, words: String)] = [
        ("text", "An article under the list:"), ("names", "The names in it, with `3`:"),
        ("search", "A search as it is typed, with `s`:"), ("dossier", "What is known of somebody, with `i`:"),
        ("timeline", "How often they are named, with `gt`:"),
        ("accessible", "The list for a screen reader, with `--accessible`:"),
    ]

    /// The part of the README with screens.
    static func readme() throws -> String {
        let blocks = try shown.map { name, words in
            guard let piece = pieces.first(where: { $0.name == name }) else { return "" }
            let screen = try screen(piece, Size(columns: 100, rows: 20))
            let rows = (0..<20).map { row in
                let text = screen.text(row: row)
                return "    "
                    + text[..<(text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex)]
            }
            return "\(words)\n\n" + rows.map { $0.allSatisfy { $0 == " " } ? "" : $0 }.joined(separator: "\n")
        }
        return blocks.joined(separator: "\n\n")
    }
}
