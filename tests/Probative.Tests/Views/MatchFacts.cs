using CsCheck;
using Probative.Fingerprints.Copies;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Matching;

namespace Probative.Tests.Views;

/// <summary>Random facts of possible copies.</summary>
internal static class MatchFacts
{
    public static Gen<IFact> Any(Gen<Id> ids, Gen<string> texts) => Gen.OneOf(
        Gen.Select(ids, ids, ids, texts).Select<Id, Id, Id, string, IFact>((match, first, second, text) =>
            new MatchProposed
            {
                Match = new MatchId(match),
                First = new ItemId(first),
                Second = new ItemId(second),
                FirstPrint = Hash32.Of([1]),
                SecondPrint = null,
                Method = text,
                Stretches = [],
                Sound = text.Length % 2 == 0 ? null : new SoundAgreement(text.Length, null, 4, 0.5),
            }),
        Gen.Select(ids, ids, texts).Select<Id, Id, string, IFact>((match, item, text) => new MatchJudged
        {
            Match = new MatchId(match),
            Item = new ItemId(item),
            Verdict = text.Length % 2 == 0 ? MatchJudged.Confirmed : MatchJudged.Refused,
            Reason = text,
        }),
        Gen.Select(ids, texts).Select<Id, string, IFact>((item, text) => new ItemMatched
        {
            Item = new ItemId(item),
            Print = text.Length % 2 == 0 ? null : Hash32.Of([2]),
            Sound = Hash32.Of([3]),
            Method = text,
            Among = text.Length,
            Compared = 1,
            Proposed = 0,
        }));
}
