import GRDB
import WordIndex

/// The tables of a library, version by version.
///
/// A version that has been shipped is never edited: a later change is a step of its own.
enum LibrarySchema {
    /// Marks a SQLite file as a dossier library (“DOSS”).
    static let applicationID: Int = 0x444F_5353
    /// In `PRAGMA user_version`.
    static var version: Int { steps.count }

    /// The steps from one version to the next; the first makes the tables.
    ///
    /// SQL and nothing else: a step always does the same, whatever the program does later.
    static let steps = [
        first, savedSearches, corrections, doubts, namesakes, goneFiles, goneEntities, correctedEntities,
        otherWords, provenance, annotations, containers, versions, reportedSpeech, readerState,
    ]

    /// - Throws: ``LibraryError`` when the file is not a library, or is one of a newer version.
    static func prepare(_ database: Database, path: String) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found <= version else { throw LibraryError.madeByNewerVersion(path: path) }
        if found == version { return try check(database, path: path) }
        if found == 0 {
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            guard tables == 0 else { throw LibraryError.notALibrary(path: path) }
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        } else {
            try check(database, path: path)
        }
        for step in steps[found...] { try database.execute(sql: step) }
        if found > 0 {
            try WordRenewal.run(database)
            try AddressKey.renew(database)
        }
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// - Throws: ``LibraryError/notALibrary(path:)`` when another program made the file.
    static func check(_ database: Database, path: String) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard found == applicationID else { throw LibraryError.notALibrary(path: path) }
    }

    private static let containers = """
        -- A file that holds many articles is a folder here, whose path is the file's with a slash after it; its articles
        -- have their part for a file.
        CREATE TABLE container (
            folder INTEGER PRIMARY KEY REFERENCES folder,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            contentHash INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            -- How the fields of its rows were named (FileReading.Settings).
            fields TEXT NOT NULL,
            missing INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX containerGone ON container (size) WHERE missing = 1;
        -- Files that gave nothing, as they were then, and by what they were read.
        CREATE TABLE refusedFile (
            path TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            readers TEXT NOT NULL
        ) WITHOUT ROWID;
        -- What could not be read, of files and of what they hold.
        CREATE TABLE problem (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL,
            line INTEGER,
            message TEXT NOT NULL
        );
        CREATE INDEX problemOfFile ON problem (path);
        -- Of the provenance, what is searched for; a format of NULL is plain text.
        ALTER TABLE article ADD COLUMN format TEXT;
        ALTER TABLE article ADD COLUMN isPartial INTEGER NOT NULL DEFAULT 0;
        UPDATE article SET format = json_extract(provenance, '$.format'),
            isPartial = coalesce(json_extract(provenance, '$.isPartial'), 0) WHERE json_valid(provenance);
        UPDATE article SET format = NULL WHERE format = 'text';
        CREATE INDEX articleByFormat ON article (format) WHERE format IS NOT NULL;
        CREATE INDEX articlePartial ON article (id) WHERE isPartial = 1;
        """

    private static let versions = """
        -- A hash of the web address without what does not tell articles apart (AddressKey); NULL where there is none.
        ALTER TABLE article ADD COLUMN address INTEGER;
        -- How many different texts of the article there are.
        ALTER TABLE article ADD COLUMN versions INTEGER NOT NULL DEFAULT 1;
        CREATE INDEX articleByAddress ON article (address) WHERE address IS NOT NULL;
        CREATE INDEX articleWithVersions ON article (id) WHERE versions > 1;
        -- Other files of an article, with what they hold; the columns are those of article and articleText.
        CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            folder INTEGER NOT NULL REFERENCES folder,
            file TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            contentHash INTEGER NOT NULL,
            missing INTEGER NOT NULL,
            title TEXT NOT NULL,
            date TEXT NOT NULL,
            dateOrigin INTEGER NOT NULL,
            source TEXT,
            byline TEXT,
            url TEXT,
            language TEXT,
            words INTEGER NOT NULL,
            provenance TEXT,
            lexicon INTEGER NOT NULL,
            length INTEGER NOT NULL,
            blocks BLOB NOT NULL,
            text BLOB NOT NULL,
            UNIQUE (folder, file)
        );
        CREATE INDEX versionOfArticle ON version (article);
        CREATE INDEX versionGone ON version (contentHash) WHERE missing = 1;
        """

    private static let reportedSpeech = """
        -- Annotations hold what people are reported to have said, and speakers without names (StoredAnnotation).
        """

    private static let readerState = """
        -- What the reader keeps: places in articles, marks, what was on the screen.
        CREATE TABLE readerState (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
        """

    private static let annotations = """
        -- What the program found in an article is its annotation; to read one is what a person does.
        ALTER TABLE reading RENAME TO annotation;
        ALTER TABLE article RENAME COLUMN wasRead TO isAnnotated;
        ALTER TABLE state RENAME COLUMN read TO annotated;
        DROP INDEX articleToRead;
        CREATE INDEX articleToAnnotate ON article (dateKey) WHERE isAnnotated = 0;
        """

    private static let provenance = """
        -- How an article was read from its file (StoredProvenance); NULL for plain text in UTF-8.
        ALTER TABLE article ADD COLUMN provenance TEXT;
        """

    private static let otherWords = """
        -- Words are cut and folded in another way than before (WordRenewal).
        """

    private static let goneFiles = """
        -- By which an article whose file is gone is found again when the file appears in another place.
        CREATE INDEX articleGone ON article (contentHash) WHERE missing = 1;
        """

    private static let savedSearches = """
        CREATE TABLE savedSearch (name TEXT PRIMARY KEY NOT NULL, query TEXT NOT NULL) WITHOUT ROWID;
        """

    private static let corrections = """
        -- Decisions about who is who, a line each (Correction.line), in the order in which they were made.
        CREATE TABLE correction (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            line TEXT NOT NULL,
            isUndone INTEGER NOT NULL DEFAULT 0,
            isApplied INTEGER NOT NULL DEFAULT 0
        );
        -- What they come to (IdentityChanges); a name is '' for all, a start -1 for all, a target 0 for nobody.
        CREATE TABLE identityRule (
            entity INTEGER NOT NULL,
            name TEXT NOT NULL,
            target INTEGER NOT NULL,
            correction INTEGER NOT NULL,
            PRIMARY KEY (entity, name)
        ) WITHOUT ROWID;
        CREATE TABLE identityPart (
            article INTEGER NOT NULL,
            entity INTEGER NOT NULL,
            start INTEGER NOT NULL,
            target INTEGER NOT NULL,
            correction INTEGER NOT NULL,
            PRIMARY KEY (article, entity, start)
        ) WITHOUT ROWID;
        CREATE TABLE identityLook (entity INTEGER PRIMARY KEY, name TEXT, kind INTEGER);
        -- Entities that corrections made, by kind and folded name.
        CREATE TABLE madeEntity (
            entity INTEGER PRIMARY KEY REFERENCES entity ON DELETE CASCADE,
            kind INTEGER NOT NULL,
            name TEXT NOT NULL,
            UNIQUE (kind, name)
        );
        -- Whether the entity and its appearances are as corrections made them; then what the articles alone
        -- gave is in linkedEntity and linkedAppearance, and is what new articles are linked by. Its names and
        -- roles are epithets with role 2 and 3.
        ALTER TABLE entity ADD COLUMN isCorrected INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX entityCorrected ON entity (id) WHERE isCorrected = 1;
        CREATE TABLE linkedEntity (
            entity INTEGER PRIMARY KEY REFERENCES entity ON DELETE CASCADE,
            kind INTEGER NOT NULL,
            name TEXT NOT NULL,
            isResolved INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            mentions INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL
        );
        CREATE TABLE linkedAppearance (
            entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
            dateKey INTEGER NOT NULL,
            article INTEGER NOT NULL,
            mentions INTEGER NOT NULL,
            quotations INTEGER NOT NULL,
            PRIMARY KEY (entity, dateKey, article)
        ) WITHOUT ROWID;
        """

    private static let doubts = """
        -- People of articles who may or may not be somebody: as the linker left them.
        CREATE TABLE doubt (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL,
            -- To whom the article's person is linked.
            entity INTEGER NOT NULL,
            -- Whom it may be; the same as the entity where it is linked to them.
            other INTEGER NOT NULL,
            -- In percent.
            confidence INTEGER NOT NULL,
            -- Of the article that hang on it.
            mentions INTEGER NOT NULL,
            -- Whether it is about the entity wherever it is named, not in the article alone.
            isWhole INTEGER NOT NULL
        );
        CREATE INDEX doubtOfArticle ON doubt (article);
        """

    private static let namesakes = """
        -- People whom a middle name or a suffix tells apart: whoever was taken for the person without it is to be
        -- looked at again, which is done once.
        CREATE TABLE namesake (
            person INTEGER NOT NULL,
            other INTEGER NOT NULL,
            isSettled INTEGER NOT NULL,
            PRIMARY KEY (person, other)
        ) WITHOUT ROWID;
        CREATE INDEX namesakeToSettle ON namesake (person, other) WHERE isSettled = 0;
        """

    private static let goneEntities = """
        -- Of entities that no article names only the row is left, which those of the same kind and name get again.
        DELETE FROM entityProfile WHERE entity IN
            (SELECT id FROM entity WHERE articles = 0 AND isCorrected = 0);
        DELETE FROM entityKey WHERE entity IN (SELECT id FROM entity WHERE articles = 0 AND isCorrected = 0);
        DELETE FROM epithet WHERE entity IN (SELECT id FROM entity WHERE articles = 0 AND isCorrected = 0);
        DELETE FROM nameWord WHERE entity IN (SELECT id FROM entity WHERE articles = 0 AND isCorrected = 0);
        DELETE FROM doubt WHERE entity IN (SELECT id FROM entity WHERE articles = 0 AND isCorrected = 0)
            OR other IN (SELECT id FROM entity WHERE articles = 0 AND isCorrected = 0);
        -- Those who turned out to be somebody else are not to come again.
        UPDATE entity SET name = '' WHERE articles = 0 AND isCorrected = 0
            AND id NOT IN (SELECT entity FROM madeEntity);
        CREATE INDEX entityGone ON entity (name, kind) WHERE articles = 0 AND name <> '';
        """

    private static let correctedEntities = """
        -- Whom the correction leads to; NULL for nobody, and until corrections are next looked at.
        ALTER TABLE correction ADD COLUMN entity INTEGER;
        """

    private static let first = """
        CREATE TABLE state (
            id INTEGER PRIMARY KEY CHECK (id = 0),
            -- Counts every change, so that readers know when to look again.
            generation INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            -- Articles in which names have been looked for.
            read INTEGER NOT NULL,
            entities INTEGER NOT NULL,
            mentions INTEGER NOT NULL,
            -- Bytes of the articles' texts.
            textBytes INTEGER NOT NULL
        );
        INSERT INTO state VALUES (0, 0, 0, 0, 0, 0, 0);

        CREATE TABLE folder (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);

        CREATE TABLE article (
            id INTEGER PRIMARY KEY,
            folder INTEGER NOT NULL REFERENCES folder,
            file TEXT NOT NULL,
            size INTEGER NOT NULL,
            -- Nanoseconds since 1970.
            modified INTEGER NOT NULL,
            contentHash INTEGER NOT NULL,
            title TEXT NOT NULL,
            date TEXT NOT NULL,
            dateOrigin INTEGER NOT NULL,
            -- Seconds since 1970; what lists are sorted by.
            dateKey INTEGER NOT NULL,
            source TEXT,
            byline TEXT,
            url TEXT,
            language TEXT,
            words INTEGER NOT NULL,
            people INTEGER NOT NULL DEFAULT 0,
            wasRead INTEGER NOT NULL DEFAULT 0,
            unread INTEGER NOT NULL DEFAULT 1,
            starred INTEGER NOT NULL DEFAULT 0,
            -- The file was not there any more when its folder was last added.
            missing INTEGER NOT NULL DEFAULT 0,
            UNIQUE (folder, file)
        );
        CREATE INDEX articleByDate ON article (dateKey);
        CREATE INDEX articleSeen ON article (id) WHERE unread = 0;
        CREATE INDEX articleStarred ON article (id) WHERE starred = 1;
        CREATE INDEX articleToRead ON article (dateKey) WHERE wasRead = 0;

        CREATE TABLE articleText (
            article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
            -- By which the text is written; 0: as it is.
            lexicon INTEGER NOT NULL,
            -- Of the text itself, in bytes.
            length INTEGER NOT NULL,
            blocks BLOB NOT NULL,
            text BLOB NOT NULL
        );
        -- Words that texts are written with, and words that are common (TextLexicon).
        CREATE TABLE lexicon (id INTEGER PRIMARY KEY, entries BLOB NOT NULL, common BLOB NOT NULL);
        -- Entities, mentions, quotations and sentences of an article, packed (PackedReading).
        CREATE TABLE reading (
            article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
            packed BLOB NOT NULL
        );
        CREATE TABLE tag (
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            tag TEXT NOT NULL,
            PRIMARY KEY (tag, article)
        ) WITHOUT ROWID;
        CREATE INDEX tagOfArticle ON tag (article);

        -- Entities that no article names any more stay, with no articles: their ids never come to mean another.
        CREATE TABLE entity (
            id INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL,
            name TEXT NOT NULL,
            -- 0: a bare surname that nothing ties to anybody yet.
            isResolved INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            mentions INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL
        );
        CREATE INDEX entityByMentions ON entity (mentions);
        -- What identity is decided by (IdentityProfile).
        CREATE TABLE entityProfile (
            entity INTEGER PRIMARY KEY REFERENCES entity ON DELETE CASCADE,
            packed BLOB NOT NULL
        );
        CREATE TABLE entityKey (
            key INTEGER NOT NULL,
            entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
            PRIMARY KEY (key, entity)
        ) WITHOUT ROWID;
        -- Keys of bare surnames that somebody has come to be known by since they were read.
        CREATE TABLE keyToSettle (key INTEGER PRIMARY KEY);
        -- Names (role = 0) and roles (role = 1) of entities, with the number of articles that use them.
        CREATE TABLE epithet (
            id INTEGER PRIMARY KEY,
            entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
            role INTEGER NOT NULL,
            text TEXT NOT NULL,
            articles INTEGER NOT NULL
        );
        CREATE INDEX epithetOfEntity ON epithet (entity, role, articles);
        -- The words of entities' names, folded.
        CREATE TABLE nameWord (
            word TEXT NOT NULL,
            entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
            PRIMARY KEY (word, entity)
        ) WITHOUT ROWID;
        -- Who appears in which article: the trail of an entity is a run of keys.
        CREATE TABLE appearance (
            entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
            dateKey INTEGER NOT NULL,
            article INTEGER NOT NULL,
            mentions INTEGER NOT NULL,
            quotations INTEGER NOT NULL,
            PRIMARY KEY (entity, dateKey, article)
        ) WITHOUT ROWID;
        -- Sentences that recur with a name in them: reasons and cues of mentions.
        CREATE TABLE phrase (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

        -- The index of words: shards of documents, and their terms in blocks.
        CREATE TABLE shard (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            revision INTEGER NOT NULL,
            -- The lexicon whose common words have their pairs in it; 0: no pairs.
            lexicon INTEGER NOT NULL,
            count INTEGER NOT NULL,
            documents BLOB NOT NULL,
            dead BLOB NOT NULL,
            directory BLOB NOT NULL
        );
        CREATE TABLE termBlock (id INTEGER PRIMARY KEY, terms BLOB NOT NULL);
        """
}
