using System.Text.Json.Nodes;

namespace Probative.Examination.Metadata;

/// <summary>
/// A position that stands in a file. A candidate and no more: it may be that of another moment, of a cell
/// tower, or written afterwards.
/// </summary>
/// <param name="Value">Where its latitude stands.</param>
/// <param name="Latitude">Degrees, north positive, from -90 to 90.</param>
/// <param name="Longitude">Degrees, east positive, from -180 to 180.</param>
/// <param name="AltitudeMetres">Above sea level as the file has it; null when it has none.</param>
public sealed record PositionCandidate(
    MetadataValue Value, double Latitude, double Longitude, double? AltitudeMetres)
{
    // Below a metre, and below what any device resolves.
    private const int Digits = 8;

    public JsonObject ToJson() => new()
    {
        ["path"] = Value.Path,
        ["group"] = Value.Group,
        ["tag"] = Value.Tag,
        ["latitude"] = Math.Round(Latitude, Digits),
        ["longitude"] = Math.Round(Longitude, Digits),
        ["altitude_m"] = AltitudeMetres is { } metres ? Math.Round(metres, 3) : null,
    };
}
