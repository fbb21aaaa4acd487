/// The steps that make and change what a person keeps: searches, places, marks.
extension LibrarySchema {
    static let savedSearches = """
        CREATE TABLE savedSearch (name TEXT PRIMARY KEY NOT NULL, query TEXT NOT NULL) WITHOUT ROWID;
        """

    static let writer = """
        -- The dossier that wrote here last (ProgramVersion.number); NULL for those before 0.2.0.
        ALTER TABLE state ADD COLUMN writer TEXT;
        """

    static let readerState = """
        -- What the reader keeps: places in articles, marks, what was on the screen.
        CREATE TABLE readerState (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
        """
}
