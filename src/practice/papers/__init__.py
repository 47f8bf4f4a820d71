"""Papers: files of other programs and for them. Letters, calendar entries, adverts, CVs, the clipboard."""
