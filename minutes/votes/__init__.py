"""The record of one vote (Abstimmungsprotokoll): as a page, as a PDF, and for machines."""
