namespace Probative.Bench.Copies;

/// <summary>Many people before a standing camera.</summary>
internal sealed class CrowdScene : Scene
{
    private readonly Canvas _wall;
    private readonly (double X, double Pace, double Tall, double Y, Colour Coat)[] _people;

    public CrowdScene(int place, int happening)
    {
        _wall = Grounds.Wall(place, Width, Height);
        var random = new Random(happening);
        _people = [.. Enumerable.Range(0, 22).Select(_ => (
            X: random.NextDouble() * 800, Pace: (random.NextDouble() - 0.5) * 110,
            Tall: 50 + (random.NextDouble() * 60), Y: 270 + (random.NextDouble() * 85),
            Coat: Colour.Any(random))).OrderBy(person => person.Y)];
    }

    public override void Draw(Canvas canvas, double seconds)
    {
        _wall.Pixels.CopyTo(canvas.Pixels, 0);
        foreach (var (x, pace, tall, y, coat) in _people)
        {
            var at = ((x + (pace * seconds)) % 800 + 800) % 800;
            Person(canvas, at - 80, y, tall, coat, (seconds * 6) + x);
        }
    }
}
