"""What corrections are: what readers are told, which parts they may change, what became of them in a record."""
