namespace Probative.Bench.Copies;

/// <summary>A hand-held camera pans along a wall; things stand nearer, people pass.</summary>
internal sealed class StreetScene : Scene
{
    private readonly Canvas _wall;
    private readonly Func<double, double> _shakeX;
    private readonly Func<double, double> _shakeY;
    private readonly double _start;
    private readonly double _pan;
    private readonly (double X, double Width, double Height, Colour Colour)[] _posts;
    private readonly (double X, double Pace, double Tall, double Y, Colour Coat)[] _people;

    public StreetScene(int place, int happening)
    {
        _wall = Grounds.Wall(place, 1500, 440);
        var fixedThings = new Random(place + 1);
        _posts = [.. Enumerable.Range(0, 7).Select(_ => (
            fixedThings.NextDouble() * 2200, 14 + (fixedThings.NextDouble() * 50),
            90 + (fixedThings.NextDouble() * 160), Colour.Any(fixedThings, 30, 160)))];
        var random = new Random(happening);
        (_shakeX, _shakeY) = (Wander(random, 14, 0.5, 5), Wander(random, 9, 0.5, 5));
        (_start, _pan) = (150 + (random.NextDouble() * 450), (random.NextDouble() - 0.5) * 50);
        _people = [.. Enumerable.Range(0, 6).Select(_ => (
            random.NextDouble() * 1500, (random.NextDouble() - 0.5) * 140, 90 + (random.NextDouble() * 90),
            340 + (random.NextDouble() * 60), Colour.Any(random)))];
    }

    public override void Draw(Canvas canvas, double seconds)
    {
        var left = Math.Clamp(_start + (_pan * seconds), 10, 840) + _shakeX(seconds);
        var top = 40 + _shakeY(seconds);
        for (var row = 0; row < canvas.Height; row++)
        {
            for (var column = 0; column < canvas.Width; column++)
            {
                _wall.Sample(
                    column + left, row + top, isTiled: false,
                    canvas.Pixels.AsSpan(((row * canvas.Width) + column) * 3, 3));
            }
        }

        foreach (var (x, width, height, colour) in _posts)
        {
            var at = x - (1.4 * left);
            canvas.Rectangle(at, 350 - height - top + 40, width, height, colour);
            canvas.Rectangle(at + (width * 0.7), 350 - height - top + 40, width * 0.3, height,
                colour.Times(0.6));
        }

        foreach (var (x, pace, tall, y, coat) in _people)
        {
            var at = ((x + (pace * seconds)) % 1500 + 1500) % 1500;
            Person(canvas, at - (1.15 * left) + 60, y - top + 20, tall, coat, (seconds * 6) + x);
        }
    }
}
