/// The steps that make and change what a person keeps: searches, places, marks.
extension LibrarySchema {
    static let savedSearches = """
        CREATE TABLE savedSearch (name TEXT PRIMARY KEY NOT NULL, query TEXT NOT NULL) WITHOUT ROWID;
        """

    static let readerState = """
        -- What the reader keeps: places in articles, marks, what was on the screen.
        CREATE TABLE readerState (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
        """
}
