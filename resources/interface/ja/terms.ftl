text-differing = 双方で意味が異なる用語：{ $count }
terms-differ = 双方で意味が異なる
terms-note = 注：{ $note }
terms-sources = 出典：{ $sources }
