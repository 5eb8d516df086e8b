using Probative.Ledger.Facts;

namespace Probative.Ledger.Tests.Facts;

/// <summary>An invented fact with fixed salts and a fixed key. The seed is public: sign nothing
/// else.</summary>
internal static class Sample
{
    public static CaseId Case { get; } = CaseId.FromSpan(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);

    public static Hash32 Prev { get; } = Hash32.Of("the fact before"u8);

    public static HandoverKey Key { get; } = new([.. Enumerable.Repeat((byte)7, 32)]);

    public static FactBuilder Builder() =>
        new FactBuilder(Case)
            .Add("type", "ClaimRecorded")
            .Add("at", "2026-01-31T12:00:00.000Z")
            .Add("actor", "examiner-1")
            .Add("item", "00112233445566778899aabbccddeeff")
            .Add("quote", "\u201eangeblich\u201c \u2014 \ud83d\udef0 \"line\"\n\u0001\u007f\\")
            .Add("hedges", new JsonValue.List("allegedly", "what looks like"))
            .Add("passage", new JsonValue.Map(Member("unit", "byte"), Member("start", 0), Member("end", 42)))
            .Add("speakers", new JsonValue.List())
            .Add("polarity", JsonValue.None)
            .Add("exact", true);

    public static FactDraft Draft() => Builder().Build(FixedSalts());

    public static byte[] Leaf() => Draft().ToLeaf(2, Prev);

    public static SdJwt Signed() => SdJwt.Sign(Leaf(), Draft().Disclosures, Key);

    public static SaltSource FixedSalts()
    {
        byte next = 0;
        return salts =>
        {
            foreach (ref var b in salts)
            {
                b = next++;
            }
        };
    }

    public static KeyValuePair<string, JsonValue> Member(string name, JsonValue value) => new(name, value);
}
