"""What a document says, as frozen values; a module per part of the document."""
