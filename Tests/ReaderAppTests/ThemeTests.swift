import TerminalUI
import Testing

@testable import ReaderApp

/// Contrast as WCAG 2.2 defines it, of the colours that xterm and those after it give to 16 to 255.
private enum Contrast {
    /// Each part from 0 to 255.
    struct Colour {
        var parts: [Double]

        init(hex: UInt32) { parts = [16, 8, 0].map { Double(hex >> $0 & 0xff) } }

        init(number: UInt8) {
            if number >= 232 {
                parts = Array(repeating: Double(8 + 10 * (Int(number) - 232)), count: 3)
            } else {
                let levels: [Double] = [0, 95, 135, 175, 215, 255]
                let cube = Int(number) - 16
                parts = [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]]
            }
        }

        var luminance: Double {
            let linear = parts.map { part in
                let value = part / 255
                return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055).power(2.4)
            }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
    }

    static func ratio(_ a: Colour, _ b: Colour) -> Double {
        let (light, dark) = (max(a.luminance, b.luminance), min(a.luminance, b.luminance))
        return (light + 0.05) / (dark + 0.05)
    }
}

extension Double {
    /// This to the power of 2.4, the only one needed: the square, and the fifth root of the square.
    fileprivate func power(_ exponent: Double) -> Double {
        precondition(exponent == 2.4)
        guard self > 0 else { return 0 }
        let square = self * self
        var root = 1.0
        for _ in 0..<60 {
            root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
        }
        return square * root
    }
}

@Suite struct `The themes` {
    static let depths: [ColourDepth] = [.full, .sixteen, .eight]
    static let roles: [Role] = (0...32).map { Role(rawValue: UInt8($0)) }

    /// The backgrounds that a theme is made for, its least contrast on them, and that of borders.
    static let promises: [(theme: Theme, backgrounds: [UInt32], least: Double, border: Double)] = [
        (.dark, [0x000000, 0x1c1c1c, 0x282c34], 4.5, 1.5),
        (.light, [0xffffff, 0xfdf6e3, 0xeeeeee], 4.5, 1.5),
        (.both, [0x000000, 0xffffff], 4.2, 1.5), (.contrast, [0x000000, 0xffffff], 7, 7),
    ]

    @Test func `the measure is that of WCAG`() {
        let (black, white) = (Contrast.Colour(hex: 0), Contrast.Colour(hex: 0xffffff))
        #expect(abs(Contrast.ratio(black, white) - 21) < 0.001)
        #expect(abs(Contrast.ratio(Contrast.Colour(hex: 0x767676), white) - 4.54) < 0.01)
    }

    @Test(arguments: promises.indices, roles)
    func `every role can be read on every background that a theme is for`(index: Int, role: Role) {
        let (theme, backgrounds, least, border) = Self.promises[index]
        let style = theme.style(of: role, at: .full)
        if theme == .contrast { #expect(style.background != nil || style.attributes.contains(.reverse)) }
        // The terminal's own text is as its owner wants it.
        let behind =
            style.background.map { [Contrast.Colour(number: $0)] }
            ?? backgrounds.map { Contrast.Colour(hex: $0) }
        let text: [Contrast.Colour]
        if let number = style.foreground {
            text = [Contrast.Colour(number: number)]
        } else if style.background != nil {
            text = [Contrast.Colour(hex: theme == .dark ? 0xc0c0c0 : 0x333333)]
        } else {
            return
        }
        let wanted = role == .border ? border : least
        for (letter, ground) in text.flatMap({ letter in behind.map { (letter, $0) } }) {
            let ratio = Contrast.ratio(letter, ground)
            #expect(ratio >= wanted, "\(theme.name), role \(role.rawValue): \(ratio)")
        }
    }

    @Test(arguments: Theme.builtIn.map(\.name), [ColourDepth.sixteen, .eight])
    func `with few colours nothing is black or bright black on the terminal's own background`(
        name: String, depth: ColourDepth
    ) {
        let theme = Theme.named(name, on: nil)
        for role in Self.roles {
            let style = theme.style(of: role, at: depth)
            if style.background == nil { #expect(style.foreground != 0 && style.foreground != 8) }
            #expect(style.background != 0 && style.background != 8)
            #expect((style.foreground ?? 0) < (depth == .eight ? 8 : 16))
            #expect((style.background ?? 0) < (depth == .eight ? 8 : 16))
        }
        if theme != .contrast { #expect(theme.style(of: .dim, at: depth) == "dim") }
        #expect(theme.style(of: .border, at: depth) == .plain)
        #expect(theme.style(of: .selectedDim, at: depth) == "underline")
    }

    @Test(arguments: Theme.builtIn.map(\.name), ColourDepth.allCases)
    func `bold is for followed people, headlines, headings and what has the focus`(
        name: String, depth: ColourDepth
    ) {
        let theme = Theme.named(name, on: nil)
        let bold = Set(Self.roles.filter { theme.style(of: $0, at: depth).attributes.contains(.bold) })
        let allowed: Set<Role> = [
            .followedPerson, .title, .heading, .titleFocused, .borderFocused, .cursor, .currentMatch,
        ]
        #expect(bold.subtracting(allowed).subtracting(Role.headlineRoles.values).isEmpty)
        #expect(bold.contains(.followedPerson) && bold.contains(.title) && bold.contains(.titleFocused))
    }

    @Test(arguments: Theme.builtIn.map(\.name), ColourDepth.allCases)
    func `names in headlines are bold in their own colour`(name: String, depth: ColourDepth) {
        let theme = Theme.named(name, on: nil)
        for (role, inHeadline) in Role.headlineRoles {
            #expect(theme.style(of: inHeadline, at: depth) == theme.style(of: role, at: depth).adding(.bold))
        }
    }

    @Test(arguments: Theme.builtIn.map(\.name), ColourDepth.allCases)
    func `kinds of names differ, and what is selected, current or found stands out`(
        name: String, depth: ColourDepth
    ) {
        let theme = Theme.named(name, on: nil)
        func looks(_ role: Role) -> Style { theme.style(of: role, at: depth) }
        let kinds: [Role] = [.person, .organization, .place]
        #expect(Set(kinds.map(looks)).count == kinds.count)
        for role in [Role.selected, .currentName, .cursor, .match, .currentMatch] {
            #expect(looks(role) != looks(.plain) && looks(role) != looks(.person))
        }
        #expect(looks(.selectedDim) != looks(.plain))
        #expect(looks(.selected) != looks(.selectedDim))
    }

    @Test func `the start values hold`() {
        #expect(Theme.dark.style(of: .cursor, at: .full) == "16/214 bold")
        #expect(Theme.light.style(of: .otherName, at: .full) == "96 italic")
        #expect(Theme.both.style(of: .selectedDim, at: .full) == "underline")
        #expect(Theme.none.style(of: .person, at: .full).foreground == nil)
    }
}

@Suite struct `The theme of the screen` {
    @Test func `auto is what the terminal shows text on, or what can be read on both`() {
        var reader = Answering()
        #expect(reader.model.theme.name == "both")
        reader.take(.terminal(.background(.light)))
        #expect(reader.model.theme.name == "light")
        #expect(Theme.named("auto", on: .dark).name == "dark")
        #expect(
            Model(size: Size(columns: 80, rows: 24), options: .init(background: .dark)).theme.name == "dark")
    }

    @Test func `one that was chosen stays, whatever the terminal says`() {
        var reader = Answering()
        reader.press(": t h e m e Space c o n t r a s t Enter")
        reader.take(.terminal(.background(.light)))
        #expect(reader.model.theme.name == "contrast")
    }

    @Test func `while one chooses the theme is shown, and Esc takes the old one back`() {
        var reader = Answering()
        reader.press(": t h e m e Space Tab Tab")
        #expect(reader.model.theme.name == "dark")
        reader.press("Tab")
        #expect(reader.model.theme.name == "light")
        reader.press("Esc")
        #expect(reader.model.theme.name == "both")
        reader.press(": t h e m e Space l Tab Enter")
        #expect(reader.model.theme.name == "light")
    }

    @Test func `without colour the focused border is double`() {
        let size = Size(columns: 160, rows: 24)
        func frame(_ options: Model.Options) -> String {
            let screen = Answering(size: size, options: options).model.view()
            return (0..<24).map { screen.text(row: $0) }.joined()
        }
        #expect(!frame(Model.Options()).contains("═"))
        let without = frame(Model.Options(depth: .none))
        #expect(without.contains("═") && without.contains("║") && without.contains("─"))
        #expect(frame(Model.Options(isASCII: true, depth: .none)).contains("=="))
        var reader = Answering(size: size)
        reader.press(": t h e m e Space n o n e Enter")
        #expect(reader.model.view().text(row: 0).contains("═"))
    }

    @Test func `tn marks all names, people, the current one, none, and is kept`() throws {
        var reader = Answering(size: Size(columns: 160, rows: 45))
        reader.press("j j Enter 3 j Enter 2")
        func roles() -> Set<Role> {
            let screen = reader.model.view()
            let area = reader.model.layout.textColumn
            return Set(
                (area.y..<area.endY).flatMap { row in
                    screen.row(row)[...].map(\.role).dropFirst(area.x).prefix(area.width)
                })
        }
        #expect(roles().isSuperset(of: [.person, .place]))
        reader.press("t n")
        #expect(roles().contains(.person) && !roles().contains(.place))
        reader.press("t n")
        #expect(!roles().contains(.person) && roles().contains(.currentName))
        reader.press("t n")
        #expect(roles().isDisjoint(with: [.person, .place, .currentName]))
        #expect(reader.asked.contains(.keep(KeptState(names: Settings.NamesShown.none))))
        reader.press("t n")
        #expect(roles().isSuperset(of: [.person, .place]))
        let kept = Model.Options(kept: KeptState(names: .people))
        #expect(Model(size: Size(columns: 80, rows: 24), options: kept).settings.names == .people)
    }

    @Test(arguments: [
        "", "j j Enter", "j j Enter 3 Enter n", "j j Enter 3 i", "s k a", "?", "C-p", "g c", "D", "F",
        "Enter w", "f x",
    ])
    func `ASCII is all that is drawn of our own`(keys: String) {
        for size in [Size(columns: 160, rows: 45), Size(columns: 60, rows: 20)] {
            var reader = Answering(size: size, options: Model.Options(isASCII: true))
            reader.press(keys)
            let screen = reader.model.view()
            // The letters of names and texts are theirs.
            let signs = (0..<size.rows).flatMap { screen.text(row: $0).unicodeScalars }
                .filter { $0.value > 0x7f && !$0.properties.isAlphabetic }
            #expect(signs.isEmpty, "\(String(String.UnicodeScalarView(signs)))")
        }
    }
}
