// The CrossReferences target.
