namespace Probative.Formats.IsoBmff;

/// <summary>Takes whole rows of a table, in order.</summary>
internal delegate void TableRows(ReadOnlySpan<byte> rows);
