using CsCheck;
using Probative.Fingerprints.Copies;
using Probative.Fingerprints.HashLists;
using Probative.Handover.HashLists;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Matching;
using Probative.Matching.HashLists;

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
        }),
        AnyOfLists(ids, texts));

    private static Gen<IFact> AnyOfLists(Gen<Id> ids, Gen<string> texts) => Gen.OneOf(
        Gen.Select(ids, texts).Select<Id, string, IFact>((list, text) => new HashListImported
        {
            List = new HashListId(list),
            From = text,
            Format = "csv",
            Sha256 = Hash32.Of([4]),
            SizeBytes = text.Length,
            Entries = 3,
            Poor = 1,
            Faults = 0,
        }),
        Gen.Select(ids, ids, texts).Select<Id, Id, string, IFact>((list, item, text) => new HashListMatched
        {
            List = new HashListId(list),
            Item = new ItemId(item),
            Print = Hash32.Of([5]),
            Method = text,
            Found = text.Length % 2 == 0
                ? []
                :
                [
                    new HashListNear
                    {
                        Of = text,
                        Sign = HashListSign.Sequence,
                        Item = new FilmStretch(1, 2),
                        Listed = new FilmStretch(0, 1),
                        Hashes = 3,
                        Among = 4,
                        Distance = 5,
                        Score = 0.5,
                    },
                ],
        }),
        Gen.Select(ids, texts).Select<Id, string, IFact>((item, text) => new HashesExported
        {
            For = text,
            Reason = text,
            Format = "pdq-text",
            Sha256 = Hash32.Of([6]),
            Entries = text.Length,
            WithNames = text.Length % 2 == 0,
            Items = [new ItemId(item)],
        }));
}
