using System.Text;

namespace Probative.Intake.Sidecars;

/// <summary>
/// A sidecar as CSV (RFC 4180): comma, double quotes, a header row; LF and CRLF both end a row.
/// </summary>
internal static class CsvSidecar
{
    public static SidecarRows Read(ReadOnlySpan<byte> bytes)
    {
        var rows = new List<SidecarRow>();
        var faults = new List<SidecarFault>();
        var reader = new CsvReader(Encoding.UTF8.GetString(bytes));
        var fields = new List<string>();
        if (!reader.TryRead(fields, out var line) || reader.Fault is not null)
            return new SidecarRows([], [Malformed(line, reader.Fault ?? "There is no header row.")]);

        var columns = ReadHeader(fields, line, faults);
        if (faults.Count > 0) return new SidecarRows([], faults);

        while (faults.Count < SidecarRows.FaultsMax && reader.TryRead(fields, out line))
        {
            if (reader.Fault is { } fault)
            {
                faults.Add(Malformed(line, fault));
                break;
            }

            if (fields.Count != columns.Count)
            {
                faults.Add(
                    Malformed(line, $"The row has {fields.Count} fields, the header {columns.Count}."));
                continue;
            }

            rows.Add(ToRow(fields, columns, line));
        }

        return new SidecarRows(rows, faults);
    }

    /// <summary>The field of each column; null stands for `path`.</summary>
    private static List<StatedField?> ReadHeader(List<string> names, long line, List<SidecarFault> faults)
    {
        var columns = new List<StatedField?>(names.Count);
        if (names is [var only] && only.Contains(';', StringComparison.Ordinal))
        {
            faults.Add(Malformed(line, "The columns are separated by semicolons; a comma is needed."));
            return columns;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names.Select(name => name.Trim()))
        {
            var field = StatedField.All.FirstOrDefault(field => field.Name == name);
            if (field is null && name != "path")
                faults.Add(
                    new SidecarFault(line, SidecarFault.UnknownColumn, $"There is no column \"{name}\"."));
            if (!seen.Add(name)) faults.Add(Malformed(line, $"The column \"{name}\" stands twice."));
            columns.Add(field);
        }

        if (!seen.Contains("path"))
            faults.Add(new SidecarFault(line, SidecarFault.NoPath, "The header has no column `path`."));
        return columns;
    }

    private static SidecarRow ToRow(List<string> fields, List<StatedField?> columns, long line)
    {
        var path = "";
        var stated = new StatedRow();
        for (var i = 0; i < fields.Count; i++)
        {
            if (columns[i] is { } field) stated[field] = fields[i];
            else path = fields[i];
        }

        return new SidecarRow(line, path, stated);
    }

    private static SidecarFault Malformed(long line, string message) =>
        new(line, SidecarFault.Malformed, message);
}
