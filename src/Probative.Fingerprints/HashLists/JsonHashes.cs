using System.Text.Json;

namespace Probative.Fingerprints.HashLists;

/// <summary>
/// One film in JSON, in the forms that ThreatExchange's library for Python has had: an array of texts `hash,
/// quality, seconds`, or an object whose members are called by the number of the frame; and an array of
/// objects.
/// </summary>
internal static class JsonHashes
{
    private const int DepthMax = 8;

    public static void Read(ReadOnlySpan<byte> bytes, HashListBuilder builder)
    {
        var skipped = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        var lines = new LineCounter(bytes, skipped);
        var reader = new Utf8JsonReader(
            bytes[skipped..], new JsonReaderOptions { MaxDepth = DepthMax });
        try
        {
            if (!reader.Read()
                || reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            {
                builder.Refuse(new HashListFault(1, 0, "It is no array and no object."));
                return;
            }

            var isArray = reader.TokenType == JsonTokenType.StartArray;
            while (reader.Read()
                && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                var offset = reader.TokenStartIndex;
                string? frame = null;
                if (!isArray)
                {
                    frame = TextOf(ref reader);
                    reader.Read();
                }

                if (!Entry(ref reader, frame).AddTo(builder, lines.At(offset), offset + skipped)) return;
            }

            // Whatever follows the end is no JSON: reading on says so.
            reader.Read();
        }
        catch (JsonException)
        {
            var offset = reader.BytesConsumed;
            builder.Fault(
                lines.At(offset), offset + skipped, "It is no JSON from here on, and nothing more was read.");
        }
    }

    private static EntryParts Entry(ref Utf8JsonReader reader, string? frame)
    {
        var parts = new EntryParts();
        if (frame is not null) parts.Set(HashListRole.Frame, frame);
        if (reader.TokenType == JsonTokenType.String && frame is null)
            return Compact(parts, TextOf(ref reader));
        if (reader.TokenType == JsonTokenType.StartObject) return Members(ref reader, parts);
        reader.Skip();
        return parts.Wrong("It is neither a text nor an object with members.");
    }

    private static EntryParts Compact(EntryParts parts, string? text) => text?.Split(',') switch
    {
        [var hash] => parts.Set(HashListRole.Hash, hash),
        [var hash, var quality, var time] => parts.Set(HashListRole.Hash, hash)
            .Set(HashListRole.Quality, quality).Set(HashListRole.Time, time),
        _ => parts.Wrong("A text has a hash, its quality and seconds, with commas between them."),
    };

    private static EntryParts Members(ref Utf8JsonReader reader, EntryParts parts)
    {
        HashSet<HashListRole> seen = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var role = TextOf(ref reader) is { } name ? HashListWords.RoleOf(name) : null;
            reader.Read();
            if (role is not { } known)
            {
                reader.Skip();
                continue;
            }

            if (!seen.Add(known)) parts.Wrong("Two members hold the same.");
            switch (reader.TokenType)
            {
                case JsonTokenType.Null:
                    break;
                case JsonTokenType.String or JsonTokenType.Number:
                    if (TextOf(ref reader) is { } text) parts.Set(known, text);
                    else parts.Wrong("A member is no text that can be read.");
                    break;
                default:
                    reader.Skip();
                    parts.Wrong("A member is no text and no number.");
                    break;
            }
        }

        return parts;
    }

    /// <summary>Null where it is too long, or escapes half of a character.</summary>
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > HashListReader.MostLineBytes) return null;
        if (reader.TokenType == JsonTokenType.Number)
            return System.Text.Encoding.ASCII.GetString(reader.ValueSpan);
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
