namespace Probative.Fingerprints.Films;

/// <summary>
/// What is kept of a film or a picture so that it can be compared later without its bytes. A picture is a
/// film of one sample.
/// </summary>
public sealed record FilmPrint
{
    /// <summary>The version of what is measured and of the form it is stored in.</summary>
    public const int Version = 1;

    /// <summary>
    /// The most samples that are kept: half an hour at two a second. Of longer films every second one is
    /// dropped, as often as is needed; <see cref="StepMilliseconds"/> tells.
    /// </summary>
    public const int MostSamples = 3_600;

    /// <summary>Columns of the frames, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the frames, in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Columns of the reduced frames in which features have their places.</summary>
    public required int WorkingWidth { get; init; }

    /// <summary>Rows of the reduced frames in which features have their places.</summary>
    public required int WorkingHeight { get; init; }

    /// <summary>How long the film lasts, in milliseconds; 0 for a picture.</summary>
    public required int DurationMilliseconds { get; init; }

    /// <summary>
    /// From one sample to the next, in milliseconds; 0 for a picture. Over 500 when a long film was thinned
    /// out.
    /// </summary>
    public required int StepMilliseconds { get; init; }

    /// <summary>In order of time, no two of the same.</summary>
    public required IReadOnlyList<FilmSample> Samples { get; init; }

    /// <summary>Whether it is of a picture.</summary>
    public bool IsPicture => StepMilliseconds == 0;
}
