using System.Globalization;
using System.Text.Json.Nodes;

namespace Probative.Examination.Metadata;

/// <summary>
/// A time that stands in a file, with what is known of its zone. A candidate and no more: the clock that made
/// it may have been wrong, and whoever had the file could write another.
/// </summary>
/// <param name="Value">Where it stands and what is written there.</param>
/// <param name="Local">The date and time of day as written.</param>
/// <param name="Offset">The offset from UTC, if anything states one.</param>
/// <param name="Zone">What is known of the zone, in words.</param>
public sealed record TimeCandidate(MetadataValue Value, DateTime Local, TimeSpan? Offset, string Zone)
{
    /// <summary>The instant, if an offset is stated.</summary>
    public DateTimeOffset? Utc
    {
        get
        {
            if (Offset is not { } offset) return null;
            var ticks = Local.Ticks - offset.Ticks;
            return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
                ? new DateTimeOffset(ticks, TimeSpan.Zero)
                : null;
        }
    }

    public JsonObject ToJson() => new()
    {
        ["path"] = Value.Path,
        ["group"] = Value.Group,
        ["tag"] = Value.Tag,
        ["value"] = Value.Text,
        ["local"] = Local.ToString("yyyy-MM-ddTHH:mm:ss.FFF", CultureInfo.InvariantCulture),
        ["utc"] = Utc?.ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", CultureInfo.InvariantCulture),
        ["zone"] = Zone,
    };
}
