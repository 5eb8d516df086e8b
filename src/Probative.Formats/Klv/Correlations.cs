using System.Globalization;

namespace Probative.Formats.Klv;

/// <summary>
/// How exact the items before it are, and how they hang together (MISB ST 1010): a standard deviation for
/// each and a coefficient for each pair, whose sizes and forms a control field states.
/// </summary>
internal static class Correlations
{
    // 2,016 pairs; a set has fewer items that are measured.
    private const int SizeMost = 64;

    private static readonly Forms.Reader Coefficient = Forms.Mapped(-1, 1);

    /// <summary>Reads a pack (ST 0601, tag 102).</summary>
    public static ItemValue? Read(ReadOnlyMemory<byte> bytes)
    {
        var pack = new PackReader(bytes);
        if (pack.Oid() is not ItemValue.Whole { Value: > 0 and var size }) return null;
        if (size > SizeMost) return ItemValue.Raw.Instance;
        if (Control.Read(pack) is not { } control) return null;

        // Which range deviations are mapped from, no source says; nor how two bytes make a floating number.
        if (control.IsDeviationMapped || control.DeviationBytes is not (0 or 4 or 8))
            return ItemValue.Raw.Instance;
        var pairs = (int)(size * (size - 1) / 2);
        var present = control.IsSparse ? pack.Take((pairs + 7) / 8) : default;
        pack.Add("size", new ItemValue.Whole(size));
        var deviations = new PackReader(default);
        for (var i = 0; i < size && control.DeviationBytes > 0 && !pack.IsBroken; i++)
            deviations.Add(Text(i), Forms.Float(pack.Take(control.DeviationBytes)));
        pack.Add("standard_deviations", deviations.Finish());
        var coefficients = new PackReader(default);
        var (row, column) = (0, 0);
        for (var i = 0; i < pairs && control.CoefficientBytes > 0 && !pack.IsBroken; i++)
        {
            if (++column == size) column = ++row + 1;
            if (control.IsSparse && (present.Span[i / 8] & (0x80 >> (i % 8))) == 0) continue;
            var one = pack.Take(control.CoefficientBytes);
            var reading = control.IsCoefficientMapped ? Coefficient(one) : Forms.Float(one);
            coefficients.Add($"{Text(row)}_{Text(column)}", reading);
        }

        pack.Add("correlations", coefficients.Finish());
        return pack.Finish();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// One byte, or two of which the first has its high bit set. In one byte deviations are floating-point
    /// numbers, coefficients mapped ones.
    /// </summary>
    private readonly record struct Control(
        int DeviationBytes,
        bool IsDeviationMapped,
        int CoefficientBytes,
        bool IsCoefficientMapped,
        bool IsSparse)
    {
        public static Control? Read(PackReader pack)
        {
            if (pack.Take(1) is not { IsEmpty: false } taken) return null;
            var first = taken.Span[0];
            if (first < 0x80) return new Control(first >> 4, false, first & 7, true, (first & 8) != 0);
            if (pack.Take(1) is not { IsEmpty: false } next || next.Span[0] >= 0x80) return null;
            var second = next.Span[0];
            return new Control(
                second & 15, (second & 0x10) != 0, first & 15, (first & 0x10) != 0, (first & 0x20) != 0);
        }
    }
}
