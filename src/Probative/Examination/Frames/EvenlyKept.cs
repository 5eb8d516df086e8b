namespace Probative.Examination.Frames;

/// <summary>
/// Keeps some of many things, evenly spaced, without knowing how many come: when it is full every second
/// goes, and from then on only every second is taken.
/// </summary>
/// <param name="most">Things kept at most.</param>
internal sealed class EvenlyKept<T>(int most)
{
    private readonly List<(int Place, T Thing)> _kept = [];
    private int _stride = 1;
    private int _next;

    /// <summary>What was kept, with its place among all that came, from 0.</summary>
    public IReadOnlyList<(int Place, T Thing)> Kept => _kept;

    /// <param name="make">Makes the thing; called only for one that is kept.</param>
    public void Add(Func<T> make)
    {
        var place = _next++;
        if (place % _stride != 0) return;
        if (_kept.Count == most)
        {
            _stride *= 2;
            _kept.RemoveAll(one => one.Place % _stride != 0);
            if (place % _stride != 0) return;
        }

        _kept.Add((place, make()));
    }
}
