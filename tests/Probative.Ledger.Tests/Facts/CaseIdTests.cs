using Probative.Ledger.Facts;
using Xunit;

namespace Probative.Ledger.Tests.Facts;

public sealed class CaseIdTests
{
    [Fact]
    public void An_id_reads_and_writes_32_lower_case_digits()
    {
        const string hex = "00112233445566778899aabbccddeeff";
        Assert.True(CaseId.TryParseHex(hex, out var id));
        Assert.Equal(hex, id.ToHex());
        Assert.Equal(hex, id.ToString());
        var bytes = new byte[16];
        id.CopyTo(bytes);
        Assert.Equal(Convert.FromHexString(hex), bytes);
        Assert.Equal(id, CaseId.FromSpan(bytes));
        string[] wrong =
            ["", hex[1..], hex + "0", hex.ToUpperInvariant(), hex[1..] + "g", hex[1..] + "\u00e9"];
        Assert.All(wrong, text => Assert.False(CaseId.TryParseHex(text, out _), text));
        Assert.Throws<ArgumentException>(() => CaseId.FromSpan(new byte[15]));
    }

    [Fact]
    public void Drawn_ids_differ() =>
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => CaseId.Draw()).Distinct().Count());
}
