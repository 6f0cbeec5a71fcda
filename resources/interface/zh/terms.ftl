text-differing = { $count } 个术语双方理解不同
terms-differ = 双方理解不同
terms-note = 注：{ $note }
terms-sources = 来源：{ $sources }
