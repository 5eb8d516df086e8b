using System.Text;
using System.Text.Json;
using CsCheck;
using Probative.Ledger.Facts;
using Xunit;

namespace Probative.Ledger.Tests.Facts;

public sealed class LeafTests
{
    private static readonly Gen<Leaf> Leaves =
        Gen.Select(Gen.Byte.Array[16], Gen.Long[1, JsonValue.IntegerLimit], Gen.Int[1, 40], Gen.Int).Select(
            (id, n, groups, seed) =>
            {
                var random = new Random(seed);
                var digests = new Hash32[groups * 8];
                foreach (ref var digest in digests.AsSpan())
                {
                    var bytes = new byte[32];
                    random.NextBytes(bytes);
                    digest = Hash32.FromSpan(bytes);
                }

                return new Leaf(CaseId.FromSpan(id), n, n == 1 ? Hash32.Zero : Hash32.Of(id), digests);
            });

    [Fact]
    public void Any_leaf_survives_writing_and_reading_and_is_canonical_json() =>
        Leaves.Sample(
            leaf =>
            {
                var bytes = leaf.ToBytes();
                Assert.InRange(bytes.Length, 1, Leaf.LimitBytes);
                Assert.True(Leaf.TryParse(bytes, out var read, out var damage), damage.ToString());
                Assert.Equal((leaf.CaseId, leaf.N, leaf.Prev), (read.CaseId, read.N, read.Prev));
                Assert.Equal(leaf.Digests, read.Digests);
                Assert.Equal(bytes, read.ToBytes());
                Assert.True(
                    CanonicalJson.TryParseCanonical(bytes, out var json, out damage), damage.ToString());
                AssertForm(leaf, (JsonValue.Map)json);
            },
            iter: 300);

    [Fact]
    public void Digests_stand_in_the_order_of_their_text() =>
        Leaves.Sample(
            leaf =>
            {
                var texts = leaf.Digests.ToArray().Select(digest => digest.ToBase64Url()).ToArray();
                Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
                Assert.All(leaf.Digests.ToArray(), (digest, i) => Assert.Equal(i, leaf.IndexOf(digest)));
                Assert.Equal(-1, leaf.IndexOf(Hash32.Of("another"u8)));
            },
            iter: 300);

    [Fact]
    public void The_order_of_hashes_is_that_of_their_base64url_text() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[32], Gen.Int[0, 32]).Sample(
            (a, b, same) =>
            {
                a.AsSpan(0, same).CopyTo(b);
                var (left, right) = (Hash32.FromSpan(a), Hash32.FromSpan(b));
                var expected = Math.Sign(string.CompareOrdinal(left.ToBase64Url(), right.ToBase64Url()));
                Assert.Equal(expected, Math.Sign(Hash32.CompareBase64Url(left, right)));
                Assert.Equal(-expected, Math.Sign(Hash32.CompareBase64Url(right, left)));
            },
            iter: 5_000);

    [Fact]
    public void A_changed_byte_is_damage_or_another_leaf()
    {
        var bytes = Sample.Leaf();
        for (var at = 0; at < bytes.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                var changed = bytes.ToArray();
                changed[at] = (byte)value;
                if (Leaf.TryParse(changed, out var leaf, out var damage))
                {
                    Assert.Equal(changed, leaf.ToBytes());
                }
                else
                {
                    // A changed digest can be told only at the next one, where the order breaks.
                    Assert.InRange(damage.Offset, 0, at + 46);
                }
            }
        }
    }

    [Fact]
    public void Every_truncation_and_addition_is_damage()
    {
        var bytes = Sample.Leaf();
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(Leaf.TryParse(bytes.AsSpan(0, length), out _, out var damage));
            Assert.InRange(damage.Offset, 0, length);
        }

        Assert.False(Leaf.TryParse([.. bytes, (byte)'\n'], out _, out var end));
        Assert.Equal(("LEAF_FORM", (long)bytes.Length), (end.Code, end.Offset));
        Assert.False(Leaf.TryParse(new byte[Leaf.LimitBytes + 1], out _, out end));
        Assert.Equal("LEAF_TOO_LONG", end.Code);
    }

    [Fact]
    public void Each_fault_has_its_name_and_its_place()
    {
        var text = Encoding.ASCII.GetString(Sample.Leaf());
        var array = text.IndexOf('[', StringComparison.Ordinal);
        var end = text.IndexOf(']', StringComparison.Ordinal);
        var digests = text[(array + 2)..(end - 1)].Split("\",\"");
        var caseAt = text.IndexOf("0001", StringComparison.Ordinal);
        var numberAt = text.IndexOf("2,", caseAt + 32, StringComparison.Ordinal);

        AssertDamage(Digests(digests.Reverse()), "LEAF_DIGEST_ORDER", array + 2 + 46);
        AssertDamage(Digests(digests[..1].Concat(digests)), "LEAF_DIGEST_ORDER", array + 2 + 46);
        AssertDamage(Digests(digests[..^1]), "LEAF_DIGEST_COUNT", array + (15 * 46));
        AssertDamage(Digests([]), "LEAF_FORM", array + 1);
        AssertDamage(Digests(digests[1..].Prepend(digests[0][..42] + "+")), "LEAF_DIGEST", array + 2);
        AssertDamage(Replace(caseAt, "000102030405060708090A"), "LEAF_CASE", caseAt + 21);
        AssertDamage(Replace(numberAt, "0"), "LEAF_NUMBER", numberAt);
        AssertDamage(Replace(numberAt, "-"), "LEAF_NUMBER", numberAt);
        AssertDamage(text.Insert(numberAt, "0"), "LEAF_NUMBER", numberAt);
        AssertDamage(text.Insert(numberAt, "9007199254740990"), "LEAF_NUMBER", numberAt);
        AssertDamage(text.Insert(numberAt + 1, ".0"), "LEAF_FORM", numberAt + 1);
        AssertDamage(Replace(numberAt, "1"), "LEAF_PREV", numberAt + 10);
        var zeros = text.Replace(Sample.Prev.ToHex(), new string('0', 64), StringComparison.Ordinal);
        AssertDamage(zeros, "LEAF_PREV", numberAt + 10);
        AssertDamage(
            text.Replace("\"v\":1", "\"v\":2", StringComparison.Ordinal), "LEAF_FORM", text.Length - 2);
        AssertDamage(text.Replace("],", "], ", StringComparison.Ordinal), "LEAF_FORM", array + (16 * 46) + 2);

        string Digests(IEnumerable<string> list) =>
            text[..(array + 1)] + string.Join(",", list.Select(d => $"\"{d}\"")) + text[end..];

        string Replace(int at, string with) => text[..at] + with + text[(at + with.Length)..];
    }

    [Fact]
    public void A_leaf_has_the_digests_of_a_multiple_of_8_from_8_to_320()
    {
        Assert.NotNull(new Leaf(Sample.Case, 1, Hash32.Zero, Many(8)));
        var largest = new Leaf(Sample.Case, JsonValue.IntegerLimit, Sample.Prev, Many(320));
        Assert.InRange(largest.ToBytes().Length, 14_000, Leaf.LimitBytes);
        Assert.Throws<ArgumentException>(() => new Leaf(Sample.Case, 1, Hash32.Zero, Many(0)));
        Assert.Throws<ArgumentException>(() => new Leaf(Sample.Case, 1, Hash32.Zero, Many(9)));
        Assert.Throws<ArgumentException>(() => new Leaf(Sample.Case, 1, Hash32.Zero, Many(328)));
        Assert.Throws<ArgumentException>(
            () => new Leaf(Sample.Case, 1, Hash32.Zero, [.. Many(7), Many(1)[0]]));
        Assert.Throws<ArgumentException>(() => new Leaf(Sample.Case, 1, Sample.Prev, Many(8)));
        Assert.Throws<ArgumentException>(() => new Leaf(Sample.Case, 2, Hash32.Zero, Many(8)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Leaf(Sample.Case, 0, Hash32.Zero, Many(8)));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new Leaf(Sample.Case, 1L << 53, Sample.Prev, Many(8)));
    }

    private static Hash32[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Hash32.Of(BitConverter.GetBytes(i)))];

    private static void AssertDamage(string text, string code, int offset)
    {
        Assert.False(Leaf.TryParse(Encoding.UTF8.GetBytes(text), out var leaf, out var damage), text);
        Assert.Null(leaf);
        Assert.Equal((code, (long)offset), (damage.Code, damage.Offset));
    }

    private static void AssertForm(Leaf leaf, JsonValue.Map json)
    {
        Assert.Equal(["_sd", "case", "n", "prev", "v"], json.Members.Select(member => member.Key));
        Assert.Equal(leaf.CaseId.ToHex(), json["case"]);
        Assert.Equal(leaf.N, json["n"]);
        Assert.Equal(leaf.Prev.ToHex(), json["prev"]);
        Assert.Equal(1, json["v"]);
        using var other = JsonDocument.Parse(json.ToString());
        Assert.Equal(5, other.RootElement.EnumerateObject().Count());
    }
}
