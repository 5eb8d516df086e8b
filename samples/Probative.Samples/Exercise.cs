namespace Probative.Samples;

/// <summary>
/// What happens in the exercise, whoever films it: six figures in orange vests walk out of the wood and
/// line up on the track, somebody whistles, speaks and claps three times. Seconds count from the aerial
/// clip's first frame, metres from the place's middle: east, north.
/// </summary>
internal static class Exercise
{
    public const int Figures = 6;

    /// <summary>When the aerial clip begins, by a clock that is right.</summary>
    public static readonly DateTimeOffset Start = new(2031, 5, 8, 10, 41, 20, TimeSpan.FromHours(2));

    // Open water in the Gulf of Guinea: no country, and forenoon at ten by a clock two hours ahead of UTC.
    public const double Latitude = 1.5;
    public const double Longitude = 3.2;
    public const double GroundMetres = 44;

    public const double WhistleFrom = 2.2;
    public const double WhistleTo = 2.7;

    private const float LineUpSeconds = 8;
    private const double MetresPerDegree = 111_320;

    /// <summary>When the three claps begin.</summary>
    public static IReadOnlyList<double> Claps { get; } = [3.1, 5.6, 8.3];

    /// <summary>Where a figure stands, from the middle of the place.</summary>
    public static (float East, float North) Where(int figure, float seconds)
    {
        // Each starts in the wood, one after the other, and ends on its own place along the track.
        var walked = Math.Clamp((seconds - (0.5f * figure)) / LineUpSeconds, 0, 1);
        var endX = 2 + (1.6f * figure);
        var startX = -24 - (2f * figure);
        var x = startX + ((endX - startX) * walked);
        var startY = 9 + (1.5f * figure);
        return (x, startY + ((Terrain.TrackAt(endX) - startY) * walked));
    }

    /// <summary>
    /// Degrees north and east of a point of the exercise; a plane is enough for some metres.
    /// </summary>
    public static (double Latitude, double Longitude) Geodetic(double east, double north) =>
        (Latitude + (north / MetresPerDegree),
            Longitude + (east / (MetresPerDegree * Math.Cos(Latitude * Math.PI / 180))));
}
