# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = Карта районов
map-empty = Карта мира. Районы ещё не введены.
