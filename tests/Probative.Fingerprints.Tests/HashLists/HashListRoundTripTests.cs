using System.Text;
using CsCheck;
using Probative.Fingerprints.HashLists;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.HashLists;

public class HashListRoundTripTests
{
    private static readonly Gen<PdqHash> s_hash = Gen.Select(
        Gen.ULong, Gen.ULong, Gen.ULong, Gen.ULong, (a, b, c, d) => new PdqHash(a, b, c, d));

    private static readonly Gen<string?> s_item = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.String[Gen.Char["ab ,\"'=+-@7\t\n\r\0Їя"], 0, 12]!
            .Select(text => text!.Trim().Length == 0 ? null : text));

    private static Gen<HashListEntry[]> Entries(Gen<string?> items, bool isFilm) => Gen.Select(
        s_hash, Gen.Int[0, 100], Gen.Long[0, 1_000_000], Gen.Long[0, 100_000_000], items, Gen.Bool,
        (hash, quality, frame, time, item, isSaid) => isSaid || isFilm
            ? new HashListEntry(hash, quality, frame, time, item)
            : new HashListEntry(hash, null, null, null, item)).Array[1, 30];

    [Theory]
    [InlineData(HashListFormat.PdqText)]
    [InlineData(HashListFormat.VpdqText)]
    [InlineData(HashListFormat.Csv)]
    [InlineData(HashListFormat.Json)]
    public void What_is_written_is_read_again(HashListFormat format)
    {
        var isFilm = HashListWriter.IsOfOne(format);
        Entries(isFilm ? Gen.Const((string?)null) : s_item, isFilm).Sample(entries =>
        {
            var bytes = HashListWriter.Write(format, entries);
            foreach (var read in (ReadOnlySpan<HashList>)
                [ListedHashes.Read(bytes), ListedHashes.Read(bytes, format)])
            {
                Assert.Equal((format, 0), (read.Format, read.FaultCount));
                Assert.Equal(entries.Select(entry => Left(entry, format)), read.Entries);
            }
        });
    }

    [Fact]
    public void Nothing_that_bytes_say_throws()
    {
        var whole = ListedHashes.Film(1, 3, "=a").ToArray();
        byte[][] samples =
        [
            .. Enum.GetValues<HashListFormat>().Select(format => HashListWriter.Write(format, whole)), [],
            "{\"0\":{\"hash\":\"ab\",\"quality\":1}}"u8.ToArray(),
        ];
        var changes = Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[0, 20];
        Gen.Select(Gen.Int[0, samples.Length - 1], changes, Gen.Int[0, 1_000], Gen.Byte.Array[0, 200]).Sample(
            (which, changed, cut, tail) =>
            {
                byte[] bytes = [.. samples[which].SkipLast(cut % (samples[which].Length + 1)), .. tail];
                foreach (var (at, value) in changed)
                {
                    if (bytes.Length > 0) bytes[at % bytes.Length] = value;
                }

                foreach (var format in (HashListFormat?[])
                    [null, .. Enum.GetValues<HashListFormat>().Select(one => (HashListFormat?)one)])
                {
                    if (HashListReader.Read(bytes, format) is HashListOutcome.Refused refused)
                        Assert.NotEmpty(refused.Faults);
                }
            },
            iter: 5_000);
    }

    [Fact]
    public void A_film_without_its_times_is_not_written_as_one()
    {
        HashListEntry[] picture = [new(default, 100, null, null, null)];
        Assert.Throws<ArgumentException>(() => HashListWriter.Write(HashListFormat.VpdqText, picture));
        Assert.Equal(
            Encoding.UTF8.GetBytes($"{new string('0', 64)},100\n"),
            HashListWriter.Write(HashListFormat.PdqText, picture));
    }

    /// <summary>What the format has room for.</summary>
    private static HashListEntry Left(HashListEntry entry, HashListFormat format)
    {
        var item = entry.Item is { } name
            ? new string([.. name.Select(one => char.IsControl(one) ? '\uFFFD' : one)]).Trim()
            : null;
        return format switch
        {
            HashListFormat.PdqText => entry with { Frame = null, TimeMilliseconds = null, Item = item },
            HashListFormat.Json => entry with { Frame = null },
            _ => entry with { Item = item },
        };
    }
}
