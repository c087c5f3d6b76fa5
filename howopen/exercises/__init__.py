"""The exercises, one module a lesson: l03.py holds those of L03 in a list named EXERCISES."""
