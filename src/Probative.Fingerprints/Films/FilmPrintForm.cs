using System.Buffers.Binary;
using Probative.Fingerprints.Local;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Films;

/// <summary>
/// The binary form of a print, highest bytes first (docs/spec/copies.md): 32 bytes of head, then for each
/// sample 2,521 bytes and 38 for each of its features; at most 41.1 MB.
/// </summary>
public static class FilmPrintForm
{
    private const uint Magic = 0x50464C4D; // "PFLM"
    private const int HeadBytes = 32;
    private const int ThumbnailBytes = FilmSample.ThumbnailColumns * FilmSample.ThumbnailRows;
    private const int DetailBytes = FilmSample.DetailColumns * FilmSample.DetailRows;
    private const int HashBytes = 33;
    private const int SampleBytes = 4 + (2 * HashBytes) + 3 + DetailBytes + ThumbnailBytes;
    private const int FeatureBytes = 38;
    private const int HighestQuality = 100;

    /// <summary>The bytes of a print.</summary>
    /// <param name="print">The print.</param>
    public static byte[] ToBytes(FilmPrint print)
    {
        ArgumentNullException.ThrowIfNull(print);
        var features = print.Samples.Sum(sample => sample.Features.Count);
        var bytes = new byte[HeadBytes + (print.Samples.Count * SampleBytes) + (features * FeatureBytes)];
        var head = bytes.AsSpan();
        BinaryPrimitives.WriteUInt32BigEndian(head, Magic);
        BinaryPrimitives.WriteUInt32BigEndian(head[4..], FilmPrint.Version);
        BinaryPrimitives.WriteInt32BigEndian(head[8..], print.Width);
        BinaryPrimitives.WriteInt32BigEndian(head[12..], print.Height);
        BinaryPrimitives.WriteUInt16BigEndian(head[16..], (ushort)print.WorkingWidth);
        BinaryPrimitives.WriteUInt16BigEndian(head[18..], (ushort)print.WorkingHeight);
        BinaryPrimitives.WriteInt32BigEndian(head[20..], print.DurationMilliseconds);
        BinaryPrimitives.WriteInt32BigEndian(head[24..], print.StepMilliseconds);
        BinaryPrimitives.WriteInt32BigEndian(head[28..], print.Samples.Count);
        var rest = head[HeadBytes..];
        foreach (var sample in print.Samples) rest = Write(sample, rest);
        return bytes;
    }

    /// <summary>
    /// Reads what <see cref="ToBytes"/> gives; never throws, and allocates only what is there.
    /// </summary>
    /// <param name="bytes">Any bytes.</param>
    public static FilmPrintOutcome Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(bytes) != Magic)
        {
            return new FilmPrintOutcome.Refused(FilmPrintFault.NoPrint, 0);
        }

        if (bytes.Length < HeadBytes) return new FilmPrintOutcome.Refused(FilmPrintFault.Truncated,
            bytes.Length);
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) != FilmPrint.Version)
        {
            return new FilmPrintOutcome.Refused(FilmPrintFault.UnknownVersion, 4);
        }

        var print = Head(bytes);
        if (!IsSound(print, BinaryPrimitives.ReadInt32BigEndian(bytes[28..])))
        {
            return new FilmPrintOutcome.Refused(FilmPrintFault.OutOfRange, 8);
        }

        var (samples, offset) = (new List<FilmSample>(), HeadBytes);
        var latest = -1;
        for (var left = BinaryPrimitives.ReadInt32BigEndian(bytes[28..]); left > 0; left--)
        {
            var rest = bytes[offset..];
            if (rest.Length < SampleBytes || rest.Length < Length(rest))
            {
                return new FilmPrintOutcome.Refused(FilmPrintFault.Truncated, offset);
            }

            if (ReadSample(rest, print, latest) is not { } sample)
            {
                return new FilmPrintOutcome.Refused(FilmPrintFault.OutOfRange, offset);
            }

            samples.Add(sample);
            latest = sample.TimeMilliseconds;
            offset += Length(rest);
        }

        return offset == bytes.Length
            ? new FilmPrintOutcome.Read(print with { Samples = samples.ToArray() })
            : new FilmPrintOutcome.Refused(FilmPrintFault.TrailingBytes, offset);
    }

    private static FilmPrint Head(ReadOnlySpan<byte> bytes) => new()
    {
        Width = BinaryPrimitives.ReadInt32BigEndian(bytes[8..]),
        Height = BinaryPrimitives.ReadInt32BigEndian(bytes[12..]),
        WorkingWidth = BinaryPrimitives.ReadUInt16BigEndian(bytes[16..]),
        WorkingHeight = BinaryPrimitives.ReadUInt16BigEndian(bytes[18..]),
        DurationMilliseconds = BinaryPrimitives.ReadInt32BigEndian(bytes[20..]),
        StepMilliseconds = BinaryPrimitives.ReadInt32BigEndian(bytes[24..]),
        Samples = [],
    };

    private static bool IsSound(FilmPrint print, int samples)
    {
        if (print.Width is < 1 or > PixelView.LongestSide) return false;
        if (print.Height is < 1 or > PixelView.LongestSide) return false;
        if (print.DurationMilliseconds < 0 || print.StepMilliseconds < 0) return false;
        if (print.IsPicture && samples != 1) return false;
        return samples is > 0 and <= FilmPrint.MostSamples
            && GreyPicture.Fit(print.Width, print.Height, LocalReader.WorkingSide)
                == (print.WorkingWidth, print.WorkingHeight);
    }

    /// <summary>The length of a sample, whose fixed part is there.</summary>
    private static int Length(ReadOnlySpan<byte> bytes) => SampleBytes + (bytes[72] * FeatureBytes);

    private static Span<byte> Write(FilmSample sample, Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes, sample.TimeMilliseconds);
        Write(sample.Hash, bytes[4..]);
        Write(sample.ContentHash, bytes[37..]);
        bytes[70] = sample.Chroma;
        bytes[71] = sample.Texture;
        bytes[72] = (byte)sample.Features.Count;
        sample.Detail.Span.CopyTo(bytes[73..]);
        sample.Thumbnail.Span.CopyTo(bytes[(73 + DetailBytes)..]);
        var rest = bytes[SampleBytes..];
        foreach (var feature in sample.Features)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, feature.X);
            BinaryPrimitives.WriteUInt16BigEndian(rest[2..], feature.Y);
            rest[4] = feature.Level;
            rest[5] = feature.Turn;
            Write(feature.Bits.A, feature.Bits.B, feature.Bits.C, feature.Bits.D, rest[6..]);
            rest = rest[FeatureBytes..];
        }

        return rest;
    }

    private static void Write(PdqResult result, Span<byte> bytes)
    {
        Write(result.Hash.A, result.Hash.B, result.Hash.C, result.Hash.D, bytes);
        bytes[32] = (byte)result.Quality;
    }

    private static void Write(ulong a, ulong b, ulong c, ulong d, Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, a);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], b);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], c);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], d);
    }

    private static FilmSample? ReadSample(ReadOnlySpan<byte> bytes, FilmPrint print, int latest)
    {
        var time = BinaryPrimitives.ReadInt32BigEndian(bytes);
        if (time <= latest || time > print.DurationMilliseconds) return null;
        if (bytes[36] > HighestQuality || bytes[69] > HighestQuality) return null;
        if (bytes[72] > LocalReader.MostFeatures) return null;
        var features = new LocalFeature[bytes[72]];
        for (var i = 0; i < features.Length; i++)
        {
            var feature = ReadFeature(bytes[(SampleBytes + (i * FeatureBytes))..]);
            if (feature.Level >= LocalReader.Levels) return null;
            if (feature.X > print.WorkingWidth * LocalFeature.UnitsPerPixel) return null;
            if (feature.Y > print.WorkingHeight * LocalFeature.UnitsPerPixel) return null;
            features[i] = feature;
        }

        return new FilmSample
        {
            TimeMilliseconds = time,
            Hash = ReadHash(bytes[4..]),
            ContentHash = ReadHash(bytes[37..]),
            Chroma = bytes[70],
            Texture = bytes[71],
            Features = features,
            Detail = bytes.Slice(73, DetailBytes).ToArray(),
            Thumbnail = bytes.Slice(73 + DetailBytes, ThumbnailBytes).ToArray(),
        };
    }

    private static LocalFeature ReadFeature(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt16BigEndian(bytes),
        BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
        bytes[4],
        bytes[5],
        new FeatureBits(
            BinaryPrimitives.ReadUInt64BigEndian(bytes[6..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[14..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[22..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[30..])));

    private static PdqResult ReadHash(ReadOnlySpan<byte> bytes) => new(
        new PdqHash(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..])),
        bytes[32]);
}
