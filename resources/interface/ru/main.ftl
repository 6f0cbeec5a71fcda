# Words that every window shares.
language-name = English
product = Readback
button-ok = &OK
button-cancel = &Cancel
button-close = &Close
button-back = &Back
