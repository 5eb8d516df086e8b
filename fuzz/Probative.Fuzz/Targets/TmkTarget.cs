using Probative.Fingerprints.Tmk;

namespace Probative.Fuzz.Targets;

/// <summary>TMK feature files, which other programs make.</summary>
public sealed class TmkTarget : IFuzzTarget
{
    private const int HeadBytes = 32;

    public string Name => "tmk";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        switch (TmkForm.Read(bytes))
        {
            case TmkOutcome.Refused(var fault, var offset):
                Promise.Inside(offset, 0, bytes.Length, fault.ToString());
                break;
            case TmkOutcome.Read(var print):
                Whole(print, bytes.Length);
                break;
        }
    }

    /// <summary>What comparing divides by, and how much it has to do, is as the form says.</summary>
    private static void Whole(TmkPrint print, int length)
    {
        var features = print.Periods.Count * print.Coefficients.Length * print.Dimension;
        Promise.Holds(
            print.Cosines.Length == features && print.Sines.Length == features, "Waves are missing.");
        var numbers = print.Periods.Count + print.Coefficients.Length + print.Dimension + (2 * features);
        Promise.Holds(HeadBytes + (4 * numbers) == length, "Bytes were left out.");
        Promise.Holds(print.Periods.All(period => period > 0), "A period is none.");
        Promise.Holds(double.IsFinite(print.Seconds) && print.Seconds > 0, "It lasts no time.");
        var sum = 0.0;
        foreach (var weight in print.Coefficients.Span) sum += weight;
        Promise.Holds(double.IsFinite(sum) && sum > 0, "Weights have no sum.");
    }
}
