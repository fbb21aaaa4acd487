/// Something that cannot be done, in one sentence for the person at the keyboard, which ends the program with status 1.
struct Failure: Error, Equatable, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }
}
