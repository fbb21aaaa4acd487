/// What makes a library of today one of an earlier version, to see it brought up to date.
enum OlderLibrary {
    /// As SQL: takes back the steps after the eighth, one by one.
    static let version8 = """
        DROP TABLE note;
        DROP TABLE feed;
        DROP TABLE heldHost;
        DROP TABLE pageToFetch;
        ALTER TABLE state DROP COLUMN writer;
        DROP VIEW countedAppearance;
        DROP TABLE foldedAppearance;
        DROP INDEX entityByMentions;
        ALTER TABLE entity DROP COLUMN foldedArticles;
        ALTER TABLE entity DROP COLUMN foldedMentions;
        CREATE INDEX entityByMentions ON entity (mentions);
        DROP TABLE copyKey;
        DROP TABLE story;
        DROP TABLE articleToChain;
        DROP TABLE chosenCopy;
        DROP TABLE articleToPlace;
        DROP INDEX articleShown;
        DROP INDEX articleCopy;
        ALTER TABLE article DROP COLUMN copyOf;
        ALTER TABLE article DROP COLUMN namedPeople;
        DROP TABLE follow;
        DROP TABLE seen;
        UPDATE article SET dateKey = dateKey + 1099511627776 WHERE dateKey < -549755813888;
        UPDATE appearance SET dateKey = dateKey + 1099511627776 WHERE dateKey < -549755813888;
        UPDATE linkedAppearance SET dateKey = dateKey + 1099511627776 WHERE dateKey < -549755813888;
        UPDATE entity SET last = max(last, (SELECT max(dateKey) FROM appearance WHERE entity = id)) WHERE articles > 0;
        DROP TABLE readerState;
        DROP TABLE version;
        DROP INDEX articleByAddress;
        DROP INDEX articleWithVersions;
        ALTER TABLE article DROP COLUMN address;
        ALTER TABLE article DROP COLUMN versions;
        DROP TABLE container;
        DROP TABLE refusedFile;
        DROP TABLE problem;
        DROP INDEX articleByFormat;
        DROP INDEX articlePartial;
        ALTER TABLE article DROP COLUMN format;
        ALTER TABLE article DROP COLUMN isPartial;
        DROP INDEX articleToAnnotate;
        ALTER TABLE state RENAME COLUMN annotated TO read;
        ALTER TABLE article RENAME COLUMN isAnnotated TO wasRead;
        ALTER TABLE annotation RENAME TO reading;
        CREATE INDEX articleToRead ON article (dateKey) WHERE wasRead = 0;
        ALTER TABLE article DROP COLUMN provenance;
        PRAGMA user_version = 8;
        """
}
