import Library

/// What is said of a query on standard error.
enum QueryMessage {
    /// The language of queries, for help.
    static let language = """
        The language of queries, the same for list, search, who, searches, tag, mark and the reader’s s and f:
          harbour ferry         both words, anywhere, whatever their case and accents; harb* any that begins so
          "old quay"            words next to each other
          ferry OR boat         one or the other; brackets group: (ferry OR boat) sold
          -ferry                without it
          title: source: by: lang: tag: path:       a word of the title, a newspaper, a writer …
          after: before: on:    2024, 2024-03, 2024-03-12, today, yesterday; 12.3.2024 is read too
          is:unread is:read is:starred is:missing
          person: org: place:   names such a one, by any of its names; with: in one sentence; says: quoted
        What cannot be understood is told on standard error and left out; it is never an error. Where nothing \
        is found, the nearest words that occur are told; the exit status is 0 all the same.
        """

    /// Tells how a query was understood when it says more than words, and what of it was not.
    ///
    /// - Parameter json: Only what was not understood.
    static func understood(_ text: String, subject: Query.Subject = .articles, json: Bool) {
        let query = Query(parsing: text, subject: subject)
        guard let understood = query.understood, !json || !query.problems.isEmpty else { return }
        Message.error((query.goesBeyondWords ? "understood as: " : "") + understood)
    }

    /// Tells that nothing was found, and what nearly was asked for, if anything.
    static func nothingFound(
        _ text: String, in library: Library, subject: Query.Subject = .articles, output: inout Output
    ) throws {
        guard !text.isEmpty else { return }
        output.flush()
        let better = try library.suggestion(for: text, subject: subject)
        Message.error("Nothing is found." + (better.map { " Did you mean “\($0)”?" } ?? ""))
    }
}
