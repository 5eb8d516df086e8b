using CsCheck;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Verification.Findings;
using Probative.Verification.Grades;

namespace Probative.Tests.Views;

/// <summary>
/// Random facts of findings and grades. People are drawn from two, so that who is asked sometimes answers.
/// </summary>
internal static class FindingFacts
{
    public static readonly Gen<string> AnyPerson = Gen.OneOf("x", "y");

    public static Gen<IFact> Any(Gen<Id> ids, Gen<string> texts) => Gen.OneOf(
        Drafted(ids, texts), Signed(ids), Withdrawn(ids, texts), Reviewed(ids, texts), Asked(ids, texts),
        Given(ids, texts), Resolved(ids, texts), Graded(ids, texts));

    private static Gen<IFact> Drafted(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, ids.Array[0, 3], texts, Gen.OneOf("inferred", "observed"), Gen.Bool)
            .Select<Id, Id[], string, string, bool, IFact>((id, cited, text, kind, isFull) =>
                new FindingDrafted
                {
                    Finding = new FindingId(id),
                    Incident = isFull ? new Reference(NodeKind.Incident, id) : null,
                    Text = text,
                    Kind = kind,
                    Proposition = isFull
                        ? new Proposition { Type = "dating", Actors = [new Mention(text, null)] }
                        : null,
                    Items = [.. cited.Select(one => new ItemId(one))],
                    Supports = [.. cited.Select(one => new Reference(NodeKind.Finding, one))],
                    Opposes = [new Reference(NodeKind.Claim, id)],
                    Search = isFull ? [new ContrarySearch(text, text, text)] : [],
                    Tests = isFull ? [new TestDone(text, text, text, [text])] : [],
                    Change = isFull ? text : null,
                    Likelihood = isFull ? "likely" : null,
                    Confidence = isFull ? "low" : null,
                    ConfidenceReason = isFull ? text : null,
                    Supersedes = cited.Length > 1 ? new FindingId(cited[0]) : null,
                });

    private static Gen<IFact> Signed(Gen<Id> ids) => ids.Select<Id, IFact>(id =>
        new FindingSigned { Finding = new FindingId(id), Draft = 1 });

    private static Gen<IFact> Withdrawn(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, texts).Select<Id, string, IFact>((id, text) =>
            new FindingWithdrawn { Finding = new FindingId(id), Reason = text });

    private static Gen<IFact> Reviewed(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, texts, Gen.Bool).Select<Id, string, bool, IFact>((id, text, isBlind) =>
            new FindingReviewed
            {
                Finding = new FindingId(id), Opinion = "agree", Text = text, IsBlind = isBlind,
            });

    private static Gen<IFact> Asked(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, AnyPerson, texts).Select<Id, string, string, IFact>((id, person, text) =>
            new BlindOpinionAsked
            {
                Finding = new FindingId(id),
                Asked = person,
                About = new Reference(NodeKind.Item, id),
                Question = text,
            });

    private static Gen<IFact> Given(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, texts, Gen.Bool).Select<Id, string, bool, IFact>((id, text, hadSeen) =>
            new BlindOpinionGiven
            {
                Finding = new FindingId(id),
                About = new Reference(NodeKind.Item, id),
                Question = text,
                Answer = text,
                Kind = "inferred",
                Likelihood = "unlikely",
                Confidence = null,
                ConfidenceReason = null,
                HadSeen = hadSeen,
            });

    private static Gen<IFact> Resolved(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, Gen.Long[1, 9].Array[0, 3], texts).Select<Id, long[], string, IFact>(
            (id, opinions, text) => new DisagreementResolved
            {
                Finding = new FindingId(id), Opinions = opinions, How = "both stand", Reason = text,
            });

    private static Gen<IFact> Graded(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, Gen.OneOf("source", "information"), texts).Select<Id, string, string, IFact>(
            (id, scale, text) => new GradeSet
            {
                About = new Reference(NodeKind.Claim, id),
                Scheme = "admiralty",
                Scale = scale,
                Grade = text,
                Date = "2028",
                Reason = text,
            });
}
