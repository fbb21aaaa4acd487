/// A reason with the name and the numbers taken out, so that a million mentions share a few hundred of them.
struct PhraseTemplate: Equatable {
    /// The text with ``nameMark`` for the name and ``numberMark`` for each number.
    var text: String
    var numbers: [Int]

    private static let nameMark: UInt8 = 1
    private static let numberMark: UInt8 = 2

    init(_ phrase: String, name: String) {
        let phrase = Array(phrase.utf8)
        let name = Array(name.utf8)
        var result: [UInt8] = []
        numbers = []
        var position = 0
        while position < phrase.count {
            let byte = phrase[position]
            if !name.isEmpty, byte == name[0], phrase[position...].starts(with: name) {
                result.append(Self.nameMark)
                position += name.count
            } else if byte >= 0x31, byte <= 0x39 {
                var end = position
                var number = 0
                while end < phrase.count, end - position < 15, phrase[end] >= 0x30, phrase[end] <= 0x39 {
                    number = number * 10 + Int(phrase[end] - 0x30)
                    end += 1
                }
                result.append(Self.numberMark)
                numbers.append(number)
                position = end
            } else {
                result.append(byte)
                position += 1
            }
        }
        text = String(decoding: result, as: UTF8.self)
    }

    /// The phrase again.
    static func expand(_ text: String, name: String, numbers: [Int]) -> String {
        var result: [UInt8] = []
        var next = 0
        for byte in text.utf8 {
            switch byte {
            case nameMark: result.append(contentsOf: name.utf8)
            case numberMark:
                if next < numbers.count { result.append(contentsOf: String(numbers[next]).utf8) }
                next += 1
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
