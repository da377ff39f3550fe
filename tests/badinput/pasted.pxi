pasted = 1
