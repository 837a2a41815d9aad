"""What people and programs see: words, tables, progress, prices. Alone imports rich, and only for terminals."""
