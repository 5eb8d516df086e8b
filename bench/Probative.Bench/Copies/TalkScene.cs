namespace Probative.Bench.Copies;

/// <summary>A head that talks before a background, in front of a standing camera.</summary>
internal sealed class TalkScene : Scene
{
    private readonly Canvas _wall;
    private readonly Colour _skin;
    private readonly Colour _hair;
    private readonly Colour _coat;
    private readonly double _middle;
    private readonly double _size;
    private readonly Func<double, double> _nodX;
    private readonly Func<double, double> _nodY;
    private readonly Func<double, double> _mouth;
    private readonly Func<double, double> _hand;

    public TalkScene(int place, int happening)
    {
        _wall = Grounds.Wall(place, Width, Height);
        var random = new Random(happening);
        _skin = Colour.Of(150 + random.Next(80), 110 + random.Next(70), 90 + random.Next(60));
        (_hair, _coat) = (Colour.Any(random, 10, 120), Colour.Any(random, 20, 200));
        (_middle, _size) = (240 + (random.NextDouble() * 160), 62 + (random.NextDouble() * 26));
        (_nodX, _nodY) = (Wander(random, 26, 0.4, 2.2), Wander(random, 12, 0.5, 3));
        (_mouth, _hand) = (Wander(random, 10, 5, 14), Wander(random, 90, 0.6, 3));
    }

    public override void Draw(Canvas canvas, double seconds)
    {
        _wall.Pixels.CopyTo(canvas.Pixels, 0);
        var (x, y) = (_middle + _nodX(seconds), 165 + _nodY(seconds));
        canvas.Ellipse(x * 0.5 + (_middle * 0.5), 390, _size * 2.1, _size * 2, _coat);
        canvas.Box(x, y + _size, _size * 0.7, _size * 1.1, 0, _skin.Times(0.8));
        canvas.Ellipse(x, y - (_size * 0.25), _size * 0.92, _size * 1.1, _hair);
        canvas.Ellipse(x, y, _size * 0.8, _size * 1.1, _skin);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            canvas.Ellipse(x + (side * _size * 0.32), y - (_size * 0.2), 9, 6, new Colour(240, 240, 235), 0);
            canvas.Ellipse(x + (side * _size * 0.32) + (_nodX(seconds + 1) / 9), y - (_size * 0.2), 4, 4,
                _hair, 0);
            canvas.Rectangle(x + (side * _size * 0.32) - 11, y - (_size * 0.42), 22, 4, _hair);
        }

        canvas.Ellipse(x, y + (_size * 0.15), 6, 13, _skin.Times(0.85));
        canvas.Ellipse(x, y + (_size * 0.55), 19, 4 + Math.Abs(_mouth(seconds)), new Colour(110, 40, 45), 0);
        canvas.Ellipse(
            _middle + 150 + _hand(seconds), 300 + (_hand(seconds + 2) / 2), 22, 26, _skin);
    }
}
