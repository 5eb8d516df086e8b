using System.Globalization;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.HashLists;

/// <summary>What is said of one hash, part by part, until it is an entry or a fault.</summary>
internal sealed class EntryParts
{
    private PdqHash? _hash;
    private int? _quality;
    private long? _frame;
    private long? _time;
    private string? _item;

    /// <summary>The first thing that is wrong; null while nothing is.</summary>
    public string? Fault { get; private set; }

    public EntryParts Set(HashListRole role, string text)
    {
        text = text.Trim();
        switch (role)
        {
            case HashListRole.Hash:
                if (PdqHash.TryParse(text, out var hash)) _hash = hash;
                else Wrong("The hash is not 64 hexadecimal digits.");
                break;
            case HashListRole.Quality:
                if (text.Length == 0) break;
                if (Whole(text) is { } quality and <= 100) _quality = (int)quality;
                else Wrong("The quality is no whole number from 0 to 100.");
                break;
            case HashListRole.Frame:
                if (text.Length == 0) break;
                if (Whole(text) is { } frame) _frame = frame;
                else Wrong("The number of the frame is no whole number.");
                break;
            case HashListRole.Time:
                if (text.Length == 0) break;
                if (Milliseconds(text) is { } time) _time = time;
                else Wrong("The time is no number of seconds from 0 on.");
                break;
            default:
                if (text.Length > HashListEntry.ItemLengthMax) Wrong("The name is too long.");
                else if (text.Length > 0) _item = text;
                break;
        }

        return this;
    }

    /// <summary>A part that is not what it has to be.</summary>
    public EntryParts Wrong(string message)
    {
        Fault ??= message;
        return this;
    }

    /// <summary>Adds the entry, or names what is wrong; false when reading is to stop.</summary>
    public bool AddTo(HashListBuilder builder, long line, long offset)
    {
        if (_hash is null) Wrong("There is no hash.");
        if (Fault is null)
            return builder.Add(new HashListEntry(_hash!.Value, _quality, _frame, _time, _item), line, offset);
        builder.Fault(line, offset, Fault);
        return true;
    }

    /// <summary>A whole number from 0 on, in digits alone; null where it is none.</summary>
    public static long? Whole(string text) =>
        text.Length is > 0 and <= 15
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>
    /// Seconds in decimals, also as 1.23e+02: ThreatExchange's library writes them so from 100 s on.
    /// </summary>
    public static long? Milliseconds(string text) =>
        text.Length is > 0 and <= 40
        && double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var seconds)
        && seconds is >= 0 and <= HashListEntry.TimeMillisecondsMax / 1_000.0
            ? (long)Math.Round(seconds * 1_000)
            : null;
}
