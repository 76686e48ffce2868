"""Text: bytes to normalised, outlined text that knows its raw offsets."""
