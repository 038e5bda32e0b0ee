"""The page cache: whole answers for readers, looked up before Django is asked."""
