import Library

/// What is said of a query on standard error.
enum QueryMessage {
    /// The language of queries, for help.
    static let language = """
        The language of queries, the same for list, search, who, searches, tag, mark and the reader’s s and f:
        \(QueryLanguage.table(indent: 2))
        What cannot be understood is told on standard error and left out; it is never an error. Where nothing \
        is found, the nearest words that occur are told; the exit status is 0 all the same.
        """

    /// Tells how a query was understood when it says more than words, and what of it was not.
    ///
    /// - Parameter json: Only what was not understood.
    static func understood(_ text: String, subject: Query.Subject = .articles, json: Bool) {
        let query = Query(parsing: text, subject: subject)
        guard let understood = query.understood, !json || !query.problems.isEmpty else { return }
        Message.error((query.meaning == nil ? "" : "understood as: ") + understood)
    }

    /// Tells that nothing was found, and what nearly was asked for, if anything; or that there is nothing to find yet.
    static func nothingFound(
        _ text: String, in library: Library, subject: Query.Subject = .articles, output: inout Output
    ) throws {
        output.flush()
        guard try library.articles(matching: "", window: 0..<1).total > 0 else {
            return Message.error("The library has no articles yet. Add some with “dossier add FOLDER”.")
        }
        guard !text.isEmpty else { return }
        let better = try library.suggestion(for: text, subject: subject)
        Message.error("Nothing found." + (better.map { " Did you mean “\($0)”?" } ?? ""))
    }
}
