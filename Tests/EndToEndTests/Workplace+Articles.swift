import Foundation

extension Workplace {
    /// Writes three small articles that tell of the same people, and returns their folder.
    func writeArticles() throws -> String {
        try write(
            """
            Mayor Opens Harbour Bridge

            2 April 2024

            Mayor Helena Brandt opened the new harbour bridge in Kiel on Tuesday. Brandt thanked the builders.

            The bridge cost less than planned, Helena Brandt said.
            """, to: "articles/1-bridge.txt")
        try write(
            """
            Council Argues Over Ferry

            5 May 2024

            The council of Kiel argued until midnight over the ferry. “We need it,” said Helena Brandt.

            Her rival Anton Meier of the Harbour Union disagreed. Meier left early.
            """, to: "articles/2-ferry.txt")
        try write(
            """
            Storm Closes Port

            6 June 2024

            A storm closed the port on Thursday. Anton Meier called it the worst in years.
            """, to: "articles/3-storm.txt")
        return folder.appending(path: "articles").path
    }

    /// Starts the reader on `articles` and waits for its first screen.
    func read(_ articles: String, columns: Int = 160, rows: Int = 45) throws -> TerminalSession {
        let session = try start([articles], columns: columns, rows: rows)
        guard session.wait(until: { session.text.contains("Storm Closes Port") }) else {
            throw HarnessError.notShown("Storm Closes Port", session.text)
        }
        return session
    }
}
