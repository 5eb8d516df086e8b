using System.Text.Json;

namespace Probative.Intake.Sidecars;

/// <summary>
/// A sidecar as JSON (RFC 8259): an array of objects, or one object a line. Values are strings or null; a
/// name that stands twice in one object is a fault, because readers of JSON differ about which one counts.
/// </summary>
internal static class JsonSidecar
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 4 };

    public static SidecarRows ReadArray(ReadOnlySpan<byte> bytes)
    {
        var rows = new List<SidecarRow>();
        var faults = new List<SidecarFault>();
        var lines = new LineCounter();
        var reader = new Utf8JsonReader(bytes, s_options);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var line = lines.At(bytes, reader.TokenStartIndex);
                if (faults.Count == SidecarRows.FaultsMax) return new SidecarRows(rows, faults);
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    faults.Add(Malformed(line, "The array holds something that is not an object."));
                    reader.Skip();
                    continue;
                }

                ReadObject(ref reader, line, rows, faults);
            }

            // Anything behind the array is damage that Read reports.
            reader.Read();
        }
        catch (JsonException damage)
        {
            faults.Add(Malformed((damage.LineNumber ?? 0) + 1, "The JSON cannot be read."));
        }

        return new SidecarRows(rows, faults);
    }

    public static SidecarRows ReadLines(ReadOnlySpan<byte> bytes)
    {
        var rows = new List<SidecarRow>();
        var faults = new List<SidecarFault>();
        var line = 0L;
        foreach (var part in bytes.Split((byte)'\n'))
        {
            line++;
            var text = bytes[part].Trim(" \t\r"u8);
            if (text.IsEmpty) continue;
            if (faults.Count == SidecarRows.FaultsMax) break;
            ReadLine(text, line, rows, faults);
        }

        return new SidecarRows(rows, faults);
    }

    private static void ReadLine(
        ReadOnlySpan<byte> text, long line, List<SidecarRow> rows, List<SidecarFault> faults)
    {
        var reader = new Utf8JsonReader(text, s_options);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                faults.Add(Malformed(line, "The line is not a JSON object."));
                return;
            }

            ReadObject(ref reader, line, rows, faults);
            if (reader.Read()) faults.Add(Malformed(line, "The line holds more than one JSON object."));
        }
        catch (JsonException)
        {
            faults.Add(Malformed(line, "The JSON of this line cannot be read."));
        }
    }

    /// <summary>Reads to the end of the object, whatever is wrong with it.</summary>
    private static void ReadObject(
        ref Utf8JsonReader reader, long line, List<SidecarRow> rows, List<SidecarFault> faults)
    {
        var (path, stated) = ("", new StatedRow());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var faultsBefore = faults.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Text(ref reader) ?? "";
            var field = StatedField.All.FirstOrDefault(field => field.Name == name);
            reader.Read();
            if (!seen.Add(name)) faults.Add(Malformed(line, $"The name \"{name}\" stands twice."));
            if (field is null && name != "path")
            {
                faults.Add(
                    new SidecarFault(line, SidecarFault.UnknownColumn, $"There is no column \"{name}\"."));
            }
            else if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                faults.Add(Malformed(line, $"`{name}` is neither a string nor null."));
            }
            else
            {
                var value = Text(ref reader);
                if (value is null && reader.TokenType == JsonTokenType.String)
                    faults.Add(
                        Malformed(line, $"`{name}` holds half of a surrogate pair, which is no character."));
                else if (field is null) path = value ?? "";
                else stated[field] = value;
            }

            reader.Skip();
        }

        if (faults.Count == faultsBefore) rows.Add(new SidecarRow(line, path, stated));
    }

    /// <summary>
    /// The string, or null for null and for text that is no Unicode (a lone surrogate, escaped).
    /// </summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static SidecarFault Malformed(long line, string message) =>
        new(line, SidecarFault.Malformed, message);

    /// <summary>Counts lines up to offsets that only grow.</summary>
    private sealed class LineCounter
    {
        private long _offset;
        private long _line = 1;

        public long At(ReadOnlySpan<byte> bytes, long offset)
        {
            _line += bytes[(int)_offset..(int)offset].Count((byte)'\n');
            _offset = offset;
            return _line;
        }
    }
}
