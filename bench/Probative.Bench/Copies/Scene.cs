namespace Probative.Bench.Copies;

/// <summary>
/// An invented scene. The place decides what stays, the event what moves and how the camera does: the same
/// place with another event is the same place at another time.
/// </summary>
internal abstract class Scene
{
    public const int Width = 640;
    public const int Height = 360;
    public const int FramesPerSecond = 20;
    public const double Seconds = 12;

    public static Scene Of(int kind, int place, int happening) => (kind % 4) switch
    {
        0 => new FlightScene(place, happening),
        1 => new StreetScene(place, happening),
        2 => new CrowdScene(place, happening),
        _ => new TalkScene(place, happening),
    };

    public static string Name(int kind) => (kind % 4) switch
    {
        0 => "flight",
        1 => "street",
        2 => "crowd",
        _ => "talk",
    };

    public abstract void Draw(Canvas canvas, double seconds);

    /// <summary>Sums of slow waves, as hands and heads move.</summary>
    protected static Func<double, double> Wander(Random random, double reach, double slowest, double fastest)
    {
        var waves = Enumerable.Range(0, 4).Select(_ => (
            Pace: slowest + (random.NextDouble() * (fastest - slowest)), Phase: random.NextDouble() * 6.28,
            Size: reach * (0.4 + (random.NextDouble() * 0.6)) / 2)).ToArray();
        return seconds => waves.Sum(wave => wave.Size * Math.Sin((wave.Pace * seconds) + wave.Phase));
    }

    protected static void Person(Canvas canvas, double x, double y, double tall, Colour coat, double stride)
    {
        var swing = Math.Sin(stride) * tall * 0.14;
        canvas.Box(x - swing, y - (tall * 0.2), tall * 0.12, tall * 0.42, swing / tall, coat.Times(0.45));
        canvas.Box(x + swing, y - (tall * 0.2), tall * 0.12, tall * 0.42, -swing / tall, coat.Times(0.5));
        canvas.Ellipse(x, y - (tall * 0.58), tall * 0.16, tall * 0.28, coat);
        canvas.Ellipse(x, y - (tall * 0.92), tall * 0.1, tall * 0.12, Colour.Of(200, 160, 130));
    }
}
