using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Ledger;

namespace Probative.Examination;

/// <summary>
/// Everything that decides what an examination gives for the same bytes. An item that was examined by one
/// procedure is examined again only when this differs.
/// </summary>
public sealed record Procedure
{
    public Procedure(int version, IReadOnlyList<string> tools, JsonObject parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Version = version;
        Tools = tools;
        Parameters = Encoding.UTF8.GetString(JsonBytes.Of(parameters));
        Digest = Hash32.Of(JsonBytes.Of(new JsonObject
        {
            ["version"] = version,
            ["tools"] = new JsonArray([.. tools.Select(tool => JsonValue.Create(tool))]),
            ["parameters"] = Parameters,
        }));
    }

    /// <summary>Of our own part: raised when the same bytes would give another report.</summary>
    public int Version { get; }

    /// <summary>The programs, each with its version: `exiftool 12.57`; empty for our own parsers.</summary>
    public IReadOnlyList<string> Tools { get; }

    /// <summary>What they were told, as JSON: enough to repeat it by hand.</summary>
    public string Parameters { get; }

    /// <summary>Equal for equal procedures.</summary>
    public Hash32 Digest { get; }
}
