/// The steps that make what articles are related by.
extension LibrarySchema {
    static let copiesAndStories = """
        -- The article whose text this one is a copy of, which stands for it in lists; NULL for one that stands for itself.
        ALTER TABLE article ADD COLUMN copyOf INTEGER;
        -- The people it names, each a bit (CopySketch).
        ALTER TABLE article ADD COLUMN namedPeople INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX articleShown ON article (dateKey) WHERE copyOf IS NULL;
        CREATE INDEX articleCopy ON article (copyOf) WHERE copyOf IS NOT NULL;
        -- By which copies are found (CopySketch).
        CREATE TABLE copyKey (
            key INTEGER NOT NULL,
            article INTEGER NOT NULL,
            PRIMARY KEY (key, article)
        ) WITHOUT ROWID;
        -- Articles that a person chose to stand for their copies.
        CREATE TABLE chosenCopy (article INTEGER PRIMARY KEY);
        -- Articles of a library of an earlier version, whose copies are still to be looked for.
        CREATE TABLE articleToPlace (article INTEGER PRIMARY KEY);
        INSERT INTO articleToPlace SELECT article FROM annotation;
        -- Appearances in copies that are counted in another article of the group (FoldedCounts).
        CREATE TABLE foldedAppearance (
            article INTEGER NOT NULL,
            entity INTEGER NOT NULL,
            counted INTEGER NOT NULL,
            mentions INTEGER NOT NULL,
            PRIMARY KEY (article, entity)
        ) WITHOUT ROWID;
        CREATE INDEX foldedOfEntity ON foldedAppearance (entity);
        ALTER TABLE entity ADD COLUMN foldedArticles INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE entity ADD COLUMN foldedMentions INTEGER NOT NULL DEFAULT 0;
        DROP INDEX entityByMentions;
        CREATE INDEX entityByMentions ON entity (mentions - foldedMentions);
        -- Articles about one matter, under the number of the first (StoryChains), and those still to be looked at.
        CREATE TABLE story (article INTEGER PRIMARY KEY, story INTEGER NOT NULL);
        CREATE INDEX articleOfStory ON story (story);
        CREATE TABLE articleToChain (article INTEGER PRIMARY KEY);
        INSERT INTO articleToChain SELECT article FROM annotation;
        CREATE VIEW countedAppearance AS SELECT * FROM appearance a WHERE NOT EXISTS
            (SELECT 1 FROM foldedAppearance f WHERE f.article = a.article AND f.entity = a.entity);
        """
}
