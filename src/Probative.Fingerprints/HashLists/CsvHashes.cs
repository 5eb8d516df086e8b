namespace Probative.Fingerprints.HashLists;

/// <summary>
/// A table (RFC 4180) of which every row stands in one line. Columns that are not known here are passed over:
/// other programs have more.
/// </summary>
internal static class CsvHashes
{
    public static bool IsHead(string line) =>
        CsvLine.Split(line) is { } columns
        && columns.Any(column => HashListWords.RoleOf(column) == HashListRole.Hash);

    public static void Read(ReadOnlySpan<byte> bytes, HashListBuilder builder)
    {
        var lines = new LineReader(bytes);
        HashListRole?[]? roles = null;
        while (lines.TryRead(out var line))
        {
            if (line.Text is not { } text)
            {
                builder.Fault(line.Number, line.Offset, line.Fault!);
                continue;
            }

            if (text.Length == 0) continue;
            if (roles is null)
            {
                roles = Roles(text, out var fault);
                if (fault is null) continue;
                builder.Refuse(new HashListFault(line.Number, line.Offset, fault));
                return;
            }

            if (!Row(text, roles).AddTo(builder, line.Number, line.Offset)) return;
        }
    }

    private static EntryParts Row(string line, HashListRole?[] roles)
    {
        var parts = new EntryParts();
        if (CsvLine.Split(line) is not { } cells)
            return parts.Wrong("A quote stands where none can, or is not closed in the same line.");
        if (cells.Count != roles.Length)
            return parts.Wrong($"The row has {cells.Count} cells, and there are {roles.Length} columns.");
        for (var i = 0; i < roles.Length; i++)
        {
            if (roles[i] is not { } role) continue;
            parts.Set(role, role == HashListRole.Item ? CsvLine.Unguarded(cells[i]) : cells[i]);
        }

        return parts;
    }

    private static HashListRole?[] Roles(string head, out string? fault)
    {
        fault = "The line that names the columns is none.";
        if (CsvLine.Split(head) is not { } columns) return [];
        HashListRole?[] roles = [.. columns.Select(HashListWords.RoleOf)];
        var known = roles.OfType<HashListRole>().ToList();
        fault = !known.Contains(HashListRole.Hash) ? "There is no column of hashes."
            : known.Distinct().Count() < known.Count ? "Two columns hold the same: which counts is not known."
            : null;
        return roles;
    }
}
