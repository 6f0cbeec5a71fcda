"""What a desk and its station say to each other: the only thing besides `protocol` both import.

`views` is what a station shows, `requests` what a desk asks, `frames` how both look as bytes;
`wire` is the desk's end of the line, `listener` the station's, `keys` the files that join them.
"""
