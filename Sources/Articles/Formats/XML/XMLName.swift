/// The names of elements and attributes, as far as XML in use has them: in ASCII, with one prefix at most.
enum XMLName {
    static func isStart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }

    /// The name that bytes begin with, and how many of them it takes up.
    static func read(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], length: Int) {
        var name: [UInt8] = []
        var hasPrefix = false
        for byte in bytes {
            if byte == UInt8(ascii: ":") {
                name.append(hasPrefix ? UInt8(ascii: "_") : byte)
                hasPrefix = true
            } else if isStart(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E {
                // After its prefix a name begins anew.
                if name.last == UInt8(ascii: ":"), !isStart(byte) { name.append(UInt8(ascii: "_")) }
                name.append(byte)
            } else {
                break
            }
        }
        let length = bytes.prefix { byte in
            isStart(byte) || (0x30...0x3A).contains(byte) || byte == 0x2D || byte == 0x2E
        }.count
        if name.last == UInt8(ascii: ":") { name.removeLast() }
        return (name, length)
    }
}
