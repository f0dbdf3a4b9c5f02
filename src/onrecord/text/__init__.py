"""Pure functions over text: sentences, normal forms, known actors, EDTF."""
