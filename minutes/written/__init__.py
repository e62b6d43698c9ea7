"""The record of a procedure in writing: for machines, as a sheet, as pages."""
