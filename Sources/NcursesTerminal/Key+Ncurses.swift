import CNcurses
import TerminalUI

extension Key {
    /// The key that a curses number stands for; `nil` for numbers that mean nothing here.
    static func named(by code: Int32) -> Key? {
        if let key = fixed[code] { return key }
        // Keys with Alt and Control have no fixed numbers, only names from the terminal's description.
        guard let name = keyname(code) else { return nil }
        return extended[String(cString: name)]
    }

    private static let fixed: [Int32: Key] = {
        var keys: [Int32: Key] = [
            KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
            KEY_SR: .shiftUp, KEY_SF: .shiftDown, KEY_SLEFT: .shiftLeft, KEY_SRIGHT: .shiftRight,
            KEY_HOME: .home, KEY_END: .end, KEY_FIND: .home, KEY_SELECT: .end,
            KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_A1: .home, KEY_A3: .pageUp, KEY_C1: .end,
            KEY_C3: .pageDown, KEY_B2: .character("5"),
            KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert, KEY_ENTER: .enter,
            KEY_BTAB: .backTab,
        ]
        for number in 1...24 { keys[nc_function_key(Int32(number))] = .function(number) }
        return keys
    }()

    private static let extended: [String: Key] = [
        "kUP": .shiftUp, "kDN": .shiftDown,
        "kUP3": .altUp, "kDN3": .altDown, "kLFT3": .altLeft, "kRIT3": .altRight,
        "kUP5": .controlUp, "kDN5": .controlDown, "kLFT5": .controlLeft, "kRIT5": .controlRight,
        "kHOM5": .controlHome, "kEND5": .controlEnd,
    ]
}
