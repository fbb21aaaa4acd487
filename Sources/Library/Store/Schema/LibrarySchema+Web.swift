/// The steps that make what is kept of the web.
extension LibrarySchema {
    static let feeds = """
        -- Feeds whose new entries are taken (Feed).
        CREATE TABLE feed (
            id INTEGER PRIMARY KEY,
            address TEXT NOT NULL UNIQUE,
            -- What its file beside the library is called.
            file TEXT NOT NULL UNIQUE,
            title TEXT,
            -- As the last answer had them.
            etag TEXT,
            lastModified TEXT,
            -- When it was asked last, in seconds since 1970; NULL for never.
            asked INTEGER,
            -- Of the last answer, as HTTP has it; NULL where none came.
            status INTEGER,
            -- Why it gave nothing when it was asked last, in a sentence.
            problem TEXT,
            -- It is gone for good, and not asked any more.
            isStopped INTEGER NOT NULL DEFAULT 0
        );
        -- Until when hosts asked to be left alone, in seconds since 1970.
        CREATE TABLE heldHost (host TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
        -- Articles that are entries of feeds, and whose pages are still to be fetched.
        CREATE TABLE pageToFetch (article INTEGER PRIMARY KEY);
        """
}
