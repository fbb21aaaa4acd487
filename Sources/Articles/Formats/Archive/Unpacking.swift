/// Counts what is unpacked of a file and the archives in it, so that none is unpacked without end.
final class Unpacking {
    /// Ends the reading of the outermost file.
    struct Stop: Error {
        var error: ArticleError
    }

    private let path: String
    private let limits: ReadingLimits
    /// How many bytes the file itself has, or as many as were read of it.
    private let packed: () -> Int
    /// How many bytes came out of archives that stand in so many others.
    private var bytes: [Int: Int] = [:]
    private var members = 0
    /// How many articles were read.
    var articles = 0

    /// - Parameter input: The outermost file.
    init(_ input: ArticleInput) {
        path = input.path
        limits = input.limits
        let (stream, size) = (input.stream, input.size)
        packed = { size ?? stream.offset }
    }

    /// Counts bytes that came out of an archive.
    ///
    /// - Parameter level: How far within others it stands.
    /// - Throws: ``Stop`` when they are more than a file may unpack to.
    func add(_ count: Int, level: Int) throws {
        let sum = bytes[level, default: 0] + count
        bytes[level] = sum
        guard sum > limits.archiveBytes, sum / limits.archiveRatio > packed() else { return }
        throw Stop(
            error: .unpacksTooMuch(
                path: path, ratio: limits.archiveRatio, bytes: limits.archiveBytes, read: articles))
    }

    /// Counts a member.
    ///
    /// - Throws: ``Stop`` when there are more than a file may have.
    func addMember() throws {
        members += 1
        guard members > limits.archiveMembers else { return }
        throw Stop(error: .tooManyMembers(path: path, limit: limits.archiveMembers))
    }
}
