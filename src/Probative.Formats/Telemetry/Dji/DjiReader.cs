using System.Globalization;
using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.Telemetry.Dji;

/// <summary>Reads the subtitle files in which DJI aircraft write their telemetry.</summary>
public sealed class DjiReader
{
    // A cue's text is some hundred characters; what is longer is cut and told.
    private const int TextMost = 16 * 1024;
    private const int FieldsMost = 100;

    private readonly DamageList _damage = new(10_000);
    private readonly List<DjiCue> _cues = [];
    private readonly SortedSet<string> _fields = new(StringComparer.Ordinal);
    private readonly OrderEvidence _evidence = new();
    private readonly StringBuilder _text = new();
    private readonly int _most;
    private DjiCue? _open;
    private string _firstText = "";
    private bool _isTelemetry;
    private long _leftOut;

    private DjiReader(int most) => _most = most;

    /// <summary>Reads a whole file; memory grows with its cues up to their limit.</summary>
    /// <param name="source">The bytes, UTF-8.</param>
    /// <param name="most">The most cues that are held: at 60 a second, more than four hours.</param>
    public static DjiFile Read(ByteSource source, int most = 1_000_000)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new DjiReader(most).ReadAll(source);
    }

    private DjiFile ReadAll(ByteSource source)
    {
        var lines = new LineReader(source);
        CueLine? number = null;
        while (lines.Next() is { } line)
        {
            if (line.IsCut) Add(TrackCodes.CueLong, line.Offset, "A line is longer than is read.");
            var text = line.Text.Trim();
            if (text.Length is > 0 and <= 12 && text.All(char.IsAsciiDigit))
            {
                number = line;
            }
            else if (text.Contains("-->", StringComparison.Ordinal))
            {
                Close();
                Open(line, number);
                number = null;
            }
            else if (text.Length == 0)
            {
                Close();
            }
            else if (_open is null)
            {
                Add(TrackCodes.Cue, line.Offset, "A line belongs to no cue.");
            }
            else if (_text.Length < TextMost)
            {
                _text.Append(text.AsSpan(0, Math.Min(text.Length, TextMost - _text.Length))).Append(' ');
            }
        }

        Close();
        if (number is { } last) Add(TrackCodes.Cue, last.Offset, "A cue has a number and no times.");
        return Finish();
    }

    private void Open(CueLine line, CueLine? number)
    {
        _text.Clear();
        var arrow = line.Text.IndexOf("-->", StringComparison.Ordinal);
        var start = Micros(line.Text.AsSpan(0, arrow));
        var end = Micros(line.Text.AsSpan(arrow + 3));
        if (start is null || end is null)
        {
            Add(TrackCodes.Cue, line.Offset, "The times of a cue are not in their form.");
            return;
        }

        _open = new DjiCue
        {
            Number = number is { } stated
                ? long.Parse(stated.Text.AsSpan().Trim(), CultureInfo.InvariantCulture)
                : _cues.Count + _leftOut + 1,
            Offset = number?.Offset ?? line.Offset,
            StartMicros = start.Value,
            EndMicros = end.Value,
        };
    }

    private void Close()
    {
        if (_open is not { } cue) return;
        _open = null;
        if (_cues.Count >= _most)
        {
            _leftOut++;
            return;
        }

        var text = CueText.WithoutTags(_text.ToString());
        if (text.Count(sign => sign == '[') != text.Count(sign => sign == ']'))
            Add(TrackCodes.CueText, cue.Offset, "The text of a cue ends inside a bracket.");
        var read = CueValues.Read(cue, text, Name);

        // Words such as "H 2" occur in any subtitle; these values do not.
        var isKnown = read.Pair is not null || (read.Latitude ?? read.Iso ?? read.FrameNumber) is not null;
        if (isKnown && !_isTelemetry)
        {
            _isTelemetry = true;
            _firstText = text.Trim();
        }

        if (read.Pair is { } pair) _evidence.Add(pair, read.Home is not null, text);
        _cues.Add(read);
    }

    private void Name(string name)
    {
        if (_fields.Count < FieldsMost && name.Length <= 40) _fields.Add(name);
    }

    private DjiFile Finish()
    {
        var (order, reason, isAmbiguous) = _evidence.Decide();
        if (_evidence.IsContradictory)
        {
            _damage.Add(Damage.Of(
                TrackCodes.CueOrder, "", "Numbers beyond 90 degrees stand in both places of the pairs."));
        }

        var zeros = 0;
        for (var i = 0; i < _cues.Count; i++)
        {
            var cue = _cues[i];
            if (cue.Pair is { IsZero: true } || cue is { Latitude: 0, Longitude: 0 }) zeros++;
            else _cues[i] = Placed(cue, order);
        }

        return new DjiFile
        {
            Cues = _cues,
            CuesLeftOut = _leftOut,
            IsTelemetry = _isTelemetry,
            Order = order,
            OrderReason = reason,
            IsOrderAmbiguous = isAmbiguous,
            ZeroPositions = zeros,
            Fields = [.. _fields],
            FirstText = _firstText.Length > 1000 ? _firstText[..1000] : _firstText,
            Damage = _damage,
        };
    }

    private DjiCue Placed(DjiCue cue, CoordinateOrder order)
    {
        var stated = cue is { Latitude: not null, Longitude: not null } || cue.Pair is not null;
        if (!stated) return cue;
        var place = cue.Pair?.Place(order) ?? GeoPoint.Of(cue.Latitude, cue.Longitude);
        if (place is null) Add(TrackCodes.CueText, cue.Offset, "The position of a cue is in no range.");
        var height = cue.Pair is { HasUnit: true, Third: { } metres } ? metres : (double?)null;
        return cue with { Position = place, AltitudeMetres = cue.AltitudeMetres ?? height };
    }

    /// <summary>Hours, minutes, seconds and milliseconds as subtitles write them.</summary>
    private static long? Micros(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        Span<Range> parts = stackalloc Range[5];
        var count = text.SplitAny(parts, ":,.");
        if (count is not (3 or 4)) return null;
        Span<int> numbers = [0, 0, 0, 0];
        for (var i = 0; i < count; i++)
        {
            var digits = text[parts[i]];

            // Positions behind the time belong to the subtitle's place on the screen.
            if (i == count - 1 && digits.IndexOf(' ') is > 0 and var space) digits = digits[..space];
            if (digits.Length > 6) return null;
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }

        // Some firmware ends a cue at second 60 instead of at the next minute.
        if (numbers[1] > 60 || numbers[2] > 60 || numbers[3] > 999) return null;
        return (((((numbers[0] * 60L) + numbers[1]) * 60) + numbers[2]) * 1_000_000) + (numbers[3] * 1000L);
    }

    private void Add(string code, long offset, string message) =>
        _damage.Add(new Damage(code, "", offset, message));
}
