"""Paper: answers laid out as text, as a workbook or as a file of columns. Nothing is worked out here."""
