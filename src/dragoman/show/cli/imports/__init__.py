"""What `dragoman import` keeps and says, one file a kind of list."""
