using Probative.Handover.Plan;
using Probative.Ledger.Facts;

namespace Probative.Handover.Package;

/// <summary>The line of `data/facts.txt` for one fact: an SD-JWT, or the bare leaf.</summary>
internal static class FactLine
{
    public static ReadOnlyMemory<byte> Of(FactRuling ruling, HandoverKey key) =>
        ruling.Bare is not null
            ? ruling.Fact.Leaf
            : SdJwt.Sign(ruling.Fact.Leaf.Span, ruling.Opened, key).ToBytes();
}
