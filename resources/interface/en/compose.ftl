# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = Map of the areas
map-empty = World map. No area has been entered yet.
