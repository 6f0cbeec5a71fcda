text-differing = { $count ->
    [one] { $count } term read differently
   *[other] { $count } terms read differently
}
terms-differ = Meanings differ between the sides
terms-note = Note: { $note }
terms-sources = Sources: { $sources }
