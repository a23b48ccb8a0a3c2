"""The words and the colour that mark whatever rests on events that others have coded, wherever it shows."""

STYLE = "magenta"
NOBODY = "nobody is on record as saying so"
LEFT_OUT = "--coded none leaves them out"
