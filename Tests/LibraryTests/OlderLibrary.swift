/// What makes a library of today one of an earlier version, to see it brought up to date.
enum OlderLibrary {
    /// As SQL: takes back the steps after the eighth, one by one.
    static let version8 = """
        DROP TABLE readerState;
        DROP INDEX articleToAnnotate;
        ALTER TABLE state RENAME COLUMN annotated TO read;
        ALTER TABLE article RENAME COLUMN isAnnotated TO wasRead;
        ALTER TABLE annotation RENAME TO reading;
        CREATE INDEX articleToRead ON article (dateKey) WHERE wasRead = 0;
        ALTER TABLE article DROP COLUMN provenance;
        PRAGMA user_version = 8;
        """
}
