// The ReaderApp target.
