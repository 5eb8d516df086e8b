namespace Probative.Bench.Copies;

/// <summary>A drone over fields, with people and vehicles on the ground.</summary>
internal sealed class FlightScene : Scene
{
    private readonly Canvas _ground;
    private readonly Func<double, double> _shakeX;
    private readonly Func<double, double> _shakeY;
    private readonly Func<double, double> _shakeTurn;
    private readonly (double X, double Y) _start;
    private readonly double _heading;
    private readonly double _turning;
    private readonly double _pace;
    private readonly double _height;
    private readonly double _climb;
    private readonly double _tilt;
    private readonly (double X, double Y, double Vx, double Vy, double Size, Colour Colour)[] _movers;

    public FlightScene(int place, int happening)
    {
        _ground = Grounds.Field(place);
        var random = new Random(happening);
        (_shakeX, _shakeY) = (Wander(random, 4, 0.6, 4), Wander(random, 4, 0.6, 4));
        _shakeTurn = Wander(random, 0.02, 0.4, 3);
        _start = (500 + (random.NextDouble() * 500), 500 + (random.NextDouble() * 500));
        _heading = random.NextDouble() * 6.28;
        _turning = (random.NextDouble() - 0.5) * 0.16;
        _pace = 10 + (random.NextDouble() * 40);
        _height = 300 + (random.NextDouble() * 160);
        _climb = (random.NextDouble() - 0.5) * 16;
        _tilt = 0.15 + (random.NextDouble() * 0.4);
        _movers = [.. Enumerable.Range(0, 14).Select(_ => (
            _start.X + ((random.NextDouble() - 0.5) * 700), _start.Y + ((random.NextDouble() - 0.5) * 700),
            (random.NextDouble() - 0.5) * 40, (random.NextDouble() - 0.5) * 40,
            4 + (random.NextDouble() * 8), Colour.Any(random, 20, 240)))];
    }

    public override void Draw(Canvas canvas, double seconds)
    {
        var turn = _heading + (_turning * seconds) + _shakeTurn(seconds);
        var (x, y) = (_start.X + (_pace * seconds * Math.Cos(_heading)) + _shakeX(seconds),
            _start.Y + (_pace * seconds * Math.Sin(_heading)) + _shakeY(seconds));
        var height = _height + (_climb * seconds);
        var (cosine, sine) = (Math.Cos(turn), Math.Sin(turn));
        var (lean, rise) = (Math.Sin(_tilt), Math.Cos(_tilt));
        const double Focal = 520;
        for (var row = 0; row < canvas.Height; row++)
        {
            var v = row - (canvas.Height / 2.0);
            var depth = (Focal * rise) + (v * lean);
            var ahead = ((v * rise) - (Focal * lean)) / depth * height;
            for (var column = 0; column < canvas.Width; column++)
            {
                var aside = (column - (canvas.Width / 2.0)) / depth * height;
                _ground.Sample(
                    x + (aside * cosine) - (ahead * sine), y + (aside * sine) + (ahead * cosine),
                        isTiled: true,
                    canvas.Pixels.AsSpan(((row * canvas.Width) + column) * 3, 3));
            }
        }

        foreach (var mover in _movers)
        {
            var (dx, dy) = (mover.X + (mover.Vx * seconds) - x, mover.Y + (mover.Vy * seconds) - y);
            var (aside, ahead) = ((dx * cosine) + (dy * sine), (dy * cosine) - (dx * sine));
            var v = Focal * ((ahead * rise) + (height * lean)) / ((height * rise) - (ahead * lean));
            var depth = (Focal * rise) + (v * lean);
            var (column, place) =
                ((aside * depth / height) + (canvas.Width / 2.0), v + (canvas.Height / 2.0));
            var size = mover.Size * depth / height;
            canvas.Ellipse(column + 2, place + 2, size, size * 0.7, new Colour(30, 30, 30), 0);
            canvas.Ellipse(column, place, size, size * 0.7, mover.Colour);
        }
    }
}
