namespace Probative.Formats.Telemetry.Dji;

/// <summary>What a file shows of the order in which it writes pairs of coordinates.</summary>
internal sealed class OrderEvidence
{
    private int _pairs;
    private int _firstBeyond;
    private int _secondBeyond;
    private int _withUnit;
    private bool _hasHome;
    private CoordinateOrder? _letters;

    public bool IsContradictory => _firstBeyond > 0 && _secondBeyond > 0;

    public void Add(NumberPair pair, bool hasHome, string text)
    {
        if (pair.IsZero) return;
        if (_pairs++ == 0)
        {
            _letters = CueText.Pairs(text)
                .Select(named => CueValues.Letters(named.Key, named.Value))
                .FirstOrDefault(order => order is not null);
        }

        if (Math.Abs(pair.First) is > 90 and <= 180) _firstBeyond++;
        if (Math.Abs(pair.Second) is > 90 and <= 180) _secondBeyond++;
        if (pair.HasUnit) _withUnit++;
        _hasHome |= hasHome;
    }

    /// <summary>
    /// Decides for the whole file. What no latitude can be is decisive; where both orders are possible, the
    /// form is: a third number with its unit and no home is how the Matrice 300 writes, latitude first.
    /// </summary>
    public (CoordinateOrder Order, OrderReason Reason, bool IsAmbiguous) Decide()
    {
        if (_pairs == 0) return (CoordinateOrder.Named, OrderReason.None, false);
        if (_letters is { } stated) return (stated, OrderReason.Letters, false);
        if (_firstBeyond > 0 && _secondBeyond == 0)
            return (CoordinateOrder.LongitudeFirst, OrderReason.Range, false);
        if (_secondBeyond > 0 && _firstBeyond == 0)
            return (CoordinateOrder.LatitudeFirst, OrderReason.Range, false);
        var isMatrice = _withUnit > 0 && !_hasHome;
        return (
            isMatrice ? CoordinateOrder.LatitudeFirst : CoordinateOrder.LongitudeFirst,
            OrderReason.Form,
            true);
    }
}
