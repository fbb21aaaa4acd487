/// The steps that make and change the tables of articles: files, texts, annotations, names, words.
extension LibrarySchema {
    static let first = """
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

    static let goneFiles = """
        -- By which an article whose file is gone is found again when the file appears in another place.
        CREATE INDEX articleGone ON article (contentHash) WHERE missing = 1;
        """

    static let otherWords = """
        -- Words are cut and folded in another way than before (WordRenewal).
        """

    static let provenance = """
        -- How an article was read from its file (StoredProvenance); NULL for plain text in UTF-8.
        ALTER TABLE article ADD COLUMN provenance TEXT;
        """

    static let annotations = """
        -- What the program found in an article is its annotation; to read one is what a person does.
        ALTER TABLE reading RENAME TO annotation;
        ALTER TABLE article RENAME COLUMN wasRead TO isAnnotated;
        ALTER TABLE state RENAME COLUMN read TO annotated;
        DROP INDEX articleToRead;
        CREATE INDEX articleToAnnotate ON article (dateKey) WHERE isAnnotated = 0;
        """

    static let containers = """
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

    static let versions = """
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

    static let reportedSpeech = """
        -- Annotations hold what people are reported to have said, and speakers without names (StoredAnnotation).
        """

    static let undatedLast = """
        -- Articles that give no date (an origin of 2: the file's time) have keys before all dates (DateKey).
        UPDATE article SET dateKey = dateKey - 1099511627776 WHERE dateOrigin = 2 AND dateKey >= -549755813888;
        UPDATE OR REPLACE appearance SET dateKey = dateKey - 1099511627776 WHERE dateKey >= -549755813888
            AND article IN (SELECT id FROM article WHERE dateOrigin = 2);
        UPDATE OR REPLACE linkedAppearance SET dateKey = dateKey - 1099511627776 WHERE dateKey >= -549755813888
            AND article IN (SELECT id FROM article WHERE dateOrigin = 2);
        UPDATE entity SET
            first = coalesce(
                (SELECT min(dateKey) FROM appearance WHERE entity = id AND dateKey >= -549755813888),
                (SELECT min(dateKey) FROM appearance WHERE entity = id), first),
            last = coalesce((SELECT max(dateKey) FROM appearance WHERE entity = id), last);
        UPDATE linkedEntity SET
            first = coalesce(
                (SELECT min(dateKey) FROM linkedAppearance a
                    WHERE a.entity = linkedEntity.entity AND dateKey >= -549755813888),
                (SELECT min(dateKey) FROM linkedAppearance a WHERE a.entity = linkedEntity.entity), first),
            last = coalesce(
                (SELECT max(dateKey) FROM linkedAppearance a WHERE a.entity = linkedEntity.entity), last);
        """

    static let readMarks = """
        -- Of a file to which entries are added at the end (ReadMark): where the last one begins that was read, how many
        -- stand before it, and a hash of samples of all that the file held. NULL for other files.
        ALTER TABLE container ADD COLUMN readTo INTEGER;
        ALTER TABLE container ADD COLUMN readEntries INTEGER;
        ALTER TABLE container ADD COLUMN readHash INTEGER;
        """
}
