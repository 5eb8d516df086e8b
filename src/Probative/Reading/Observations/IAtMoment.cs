namespace Probative.Reading.Observations;

/// <summary>A command about one moment of an item, or about a part of a picture.</summary>
public interface IAtMoment
{
    /// <summary>From 0, by the item's frame index.</summary>
    long? FirstFrame { get; }

    /// <summary>Included; null for the first alone.</summary>
    long? LastFrame { get; }

    /// <summary>Seconds of the item's clock, where there are no frames to count.</summary>
    decimal? From { get; }

    /// <summary>Null for the same as <see cref="From"/>.</summary>
    decimal? To { get; }

    /// <summary>`X,Y,W,H`, each from 0 to 1 from the upper left corner; null for the whole picture.</summary>
    string? Region { get; }
}
