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

    static let notes = """
        -- What a person wrote down about an entity, about an article, or on a passage of one, with its words (NotePlace).
        CREATE TABLE note (
            id INTEGER PRIMARY KEY,
            entity INTEGER REFERENCES entity ON DELETE CASCADE,
            article INTEGER REFERENCES article ON DELETE CASCADE,
            start INTEGER,
            passage TEXT,
            text TEXT NOT NULL,
            made INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            CHECK ((entity IS NULL) <> (article IS NULL))
        );
        CREATE INDEX noteOfArticle ON note (article) WHERE article IS NOT NULL;
        """

    static let following = """
        -- Who is followed, by the entities that it was decided of (FollowedEntities).
        CREATE TABLE follow (entity INTEGER PRIMARY KEY REFERENCES entity ON DELETE CASCADE);
        -- What was read of articles (SeenText); NULL for all of it.
        CREATE TABLE seen (article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, ranges BLOB);
        INSERT INTO seen SELECT id, NULL FROM article WHERE unread = 0;
        """
}
