using System.Buffers.Binary;

namespace Probative.Fingerprints.Tmk;

/// <summary>
/// Reads the binary form of TMK feature files, lowest byte first (docs/spec/copies.md): three words of four
/// letters, five counts, then numbers of four bytes to the end. Read from files of the public samples; the
/// limits are ours and far above what is in use.
/// </summary>
public static class TmkForm
{
    /// <summary>No file that is read is longer, in bytes.</summary>
    public const int MostBytes =
        HeadBytes + (4 * (MostPeriods + MostCoefficients + MostDimensions
            + (2 * MostPeriods * MostCoefficients * MostDimensions)));

    // Together they bound what one comparison costs: 16 x 65,536 offsets of 256 waves.
    private const int MostFramesPerSecond = 1_000;
    private const int MostPeriods = 16;
    private const int MostCoefficients = 256;
    private const int MostDimensions = 1_024;
    private const int LongestPeriod = 65_536;

    private const int HeadBytes = 32;
    private const int MeasureOffset = 8;
    private const int CountsOffset = 12;

    private static ReadOnlySpan<byte> Magic => "TMK1FVEC"u8;

    private static ReadOnlySpan<byte> Measure => "PDQF"u8;

    /// <summary>Reads a file; never throws, and allocates no more than the bytes that are there.</summary>
    /// <param name="bytes">Any bytes.</param>
    public static TmkOutcome Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic)) return new TmkOutcome.Refused(TmkFault.NoTmk, 0);
        if (bytes.Length < HeadBytes) return new TmkOutcome.Refused(TmkFault.Truncated, bytes.Length);
        if (!bytes[MeasureOffset..].StartsWith(Measure))
            return new TmkOutcome.Refused(TmkFault.OtherMeasure, MeasureOffset);
        ReadOnlySpan<int> limits =
            [MostFramesPerSecond, MostPeriods, MostCoefficients, MostDimensions, int.MaxValue];
        Span<int> counts = stackalloc int[limits.Length];
        for (var i = 0; i < limits.Length; i++)
        {
            var offset = CountsOffset + (4 * i);
            counts[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[offset..]);
            if (counts[i] < 1 || counts[i] > limits[i])
                return new TmkOutcome.Refused(TmkFault.OutOfRange, offset);
        }

        var (periods, coefficients, dimension) = (counts[1], counts[2], counts[3]);
        var features = periods * coefficients * dimension;

        // Before anything is allocated; within the limits it cannot overflow.
        var length = HeadBytes + (4 * (periods + coefficients + dimension + (2 * features)));
        if (bytes.Length < length) return new TmkOutcome.Refused(TmkFault.Truncated, bytes.Length);
        if (bytes.Length > length) return new TmkOutcome.Refused(TmkFault.TrailingBytes, length);
        if (Fault(bytes, periods, coefficients) is { } fault) return fault;
        var weights = HeadBytes + (4 * periods);
        var average = weights + (4 * coefficients);
        var cosines = average + (4 * dimension);
        return new TmkOutcome.Read(new TmkPrint
        {
            FramesPerSecond = counts[0],
            FrameCount = counts[4],
            Periods = Lengths(bytes, periods),
            Coefficients = Numbers(bytes, weights, coefficients),
            Average = Numbers(bytes, average, dimension),
            Cosines = Numbers(bytes, cosines, features),
            Sines = Numbers(bytes, cosines + (4 * features), features),
        });
    }

    /// <summary>What is wrong behind the head of a file that is as long as it should be.</summary>
    private static TmkOutcome.Refused? Fault(ReadOnlySpan<byte> bytes, int periods, int coefficients)
    {
        var offset = HeadBytes;
        for (var i = 0; i < periods; i++, offset += 4)
        {
            if (BinaryPrimitives.ReadInt32LittleEndian(bytes[offset..]) is < 1 or > LongestPeriod)
                return new TmkOutcome.Refused(TmkFault.OutOfRange, offset);
        }

        var sum = 0.0;
        for (var i = 0; offset < bytes.Length; i++, offset += 4)
        {
            var number = BinaryPrimitives.ReadSingleLittleEndian(bytes[offset..]);
            if (!float.IsFinite(number)) return new TmkOutcome.Refused(TmkFault.NotFinite, offset);
            if (i >= coefficients) continue;

            // Scores are divided by the sum of the weights.
            if (number < 0) return new TmkOutcome.Refused(TmkFault.OutOfRange, offset);
            sum += number;
            if (i == coefficients - 1 && sum <= 0)
                return new TmkOutcome.Refused(TmkFault.OutOfRange, offset);
        }

        return null;
    }

    private static int[] Lengths(ReadOnlySpan<byte> bytes, int count)
    {
        var lengths = new int[count];
        for (var i = 0; i < count; i++)
            lengths[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(HeadBytes + (4 * i))..]);
        return lengths;
    }

    private static float[] Numbers(ReadOnlySpan<byte> bytes, int offset, int count)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(offset + (4 * i))..]);
        return numbers;
    }
}
