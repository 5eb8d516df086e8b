using Probative.Ledger.Facts;

namespace Probative.Reading.Observations;

/// <summary>
/// From one frame to another, both included, or from one time to another. Frames are those of the item's
/// frame index, and so are pts and times: nobody's player is trusted with them.
/// </summary>
public sealed record Moment
{
    /// <summary>Null where the moment is in sound alone.</summary>
    public required MomentFrames? Frames { get; init; }

    /// <summary>Microseconds of the item's clock; null where the file states no time there.</summary>
    public required long? FirstMicroseconds { get; init; }

    public required long? LastMicroseconds { get; init; }

    /// <summary>As it stands in the fact; what is not known is left out.</summary>
    public JsonValue ToValue()
    {
        List<KeyValuePair<string, JsonValue>> members = [];
        Add("first", Frames?.First);
        Add("last", Frames?.Last);
        Add("first_pts", Frames?.FirstPts);
        Add("last_pts", Frames?.LastPts);
        Add("first_us", FirstMicroseconds);
        Add("last_us", LastMicroseconds);
        members.Add(KeyValuePair.Create<string, JsonValue>("unit", Frames is null ? "time" : "frame"));
        return new JsonValue.Map(members);

        void Add(string name, long? value)
        {
            if (value is { } number) members.Add(KeyValuePair.Create(name, JsonValue.FromInt64(number)));
        }
    }
}
