import Glibc

/// Writing to an open file.
package enum DescriptorWriting {
    /// Writes all bytes, however many the system takes at once.
    ///
    /// - Returns: Whether all were written; `errno` says why not.
    package static func put(_ bytes: [UInt8], into descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else { return false }
            rest = rest.dropFirst(max(0, written))
        }
        return true
    }
}
