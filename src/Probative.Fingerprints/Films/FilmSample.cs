using Probative.Fingerprints.Local;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Films;

/// <summary>What is kept of one frame of a film, or of a picture.</summary>
public sealed record FilmSample
{
    /// <summary>Columns of the thumbnail.</summary>
    public const int ThumbnailColumns = 64;

    /// <summary>Rows of the thumbnail.</summary>
    public const int ThumbnailRows = 36;

    /// <summary>Columns of the grid of detail.</summary>
    public const int DetailColumns = 16;

    /// <summary>Rows of the grid of detail.</summary>
    public const int DetailRows = 9;

    /// <summary>When it is shown, in milliseconds from the beginning of the film.</summary>
    public required int TimeMilliseconds { get; init; }

    /// <summary>PDQ of the frame as the reference program computes it.</summary>
    public required PdqResult Hash { get; init; }

    /// <summary>
    /// PDQ of what lies inside a border; the same as <see cref="Hash"/> where there is none.
    /// </summary>
    public required PdqResult ContentHash { get; init; }

    /// <summary>The local features, at most 234.</summary>
    public required IReadOnlyList<LocalFeature> Features { get; init; }

    /// <summary>
    /// 64 x 36 means of brightness, each over its part of the frame, whatever the frame's shape.
    /// </summary>
    public required ReadOnlyMemory<byte> Thumbnail { get; init; }

    /// <summary>
    /// 16 x 9 measures of fine detail: the mean difference of neighbouring pixels in the part, in eighths of
    /// a level, at most 255.
    /// </summary>
    public required ReadOnlyMemory<byte> Detail { get; init; }

    /// <summary>
    /// The mean difference between the strongest and the weakest of red, green and blue, 0 to 255; 0 where
    /// only brightness was given.
    /// </summary>
    public required byte Chroma { get; init; }

    /// <summary>
    /// The part of the frame that is neither flat nor a bare edge between flats, in 255ths: footage is rich,
    /// title cards and test cards are poor.
    /// </summary>
    public required byte Texture { get; init; }
}
