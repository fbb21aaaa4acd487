/// The steps that make and change what is known of who is who: corrections, doubts, entities as corrected.
extension LibrarySchema {
    static let corrections = """
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

    static let doubts = """
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

    static let namesakes = """
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

    static let goneEntities = """
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

    static let correctedEntities = """
        -- Whom the correction leads to; NULL for nobody, and until corrections are next looked at.
        ALTER TABLE correction ADD COLUMN entity INTEGER;
        """
}
