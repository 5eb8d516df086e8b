using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Ledger;
using Probative.Local.Durable;
using Probative.Local.Items;

namespace Probative.Local.Views;

/// <summary>
/// What examinations kept, for the one view that needs more than facts tell. What is gone, or is not what
/// its digest says, reads as nothing: `probative check` tells of it, and a list still lists.
/// </summary>
internal sealed class KeptReports(IReadFs fs)
{
    // Reports are some kilobytes; what is beyond is not for searching.
    private const int BytesMax = 4 * 1024 * 1024;

    /// <summary>A report, or null.</summary>
    public JsonObject? Report(Hash32 sha256)
    {
        if (Bytes(sha256) is not { } bytes) return null;
        try
        {
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text, or null.</summary>
    public string? Text(Hash32 sha256) =>
        Bytes(sha256) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private byte[]? Bytes(Hash32 sha256)
    {
        var path = StoredItems.PathOf(VaultPath.Derivatives, sha256);
        if (fs.SizeBytes(path) is not (> 0 and <= BytesMax)) return null;
        try
        {
            using var stream = fs.OpenRead(path);
            if (stream is null) return null;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Hash32.Of(bytes) == sha256 ? bytes : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
