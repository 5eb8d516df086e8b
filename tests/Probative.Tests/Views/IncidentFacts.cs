using CsCheck;
using Probative.Incidents;
using Probative.Incidents.Hypotheses;
using Probative.Incidents.Links;
using Probative.Incidents.Withdrawals;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Tests.Views;

/// <summary>Random facts of incidents, for <see cref="FactSequence"/>.</summary>
internal static class IncidentFacts
{
    private static readonly string?[] s_dates = [null, "2026-01", "../2026-02-03", "202X", "no date"];
    private static readonly NodeKind[] s_kinds = Enum.GetValues<NodeKind>();

    private static readonly Gen<string?> AnyDate = Gen.Int[0, s_dates.Length - 1].Select(at => s_dates[at]);

    public static Gen<IFact> Described(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, texts, texts.Array[0, 3]).Select<Id, string, string[], IFact>((id, text, according) =>
            new IncidentDescribed
            {
                Incident = new IncidentId(id),
                Title = text,
                AccordingTo = [.. according, $"claim:{id}"],
                Reason = text.Length % 2 == 0 ? text : null,
            });

    public static Gen<IFact> Decided(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, texts, Gen.Bool).Select<Id, string, bool, IFact>((id, text, isFinal) =>
            new CourtDecisionRecorded
            {
                Incident = new IncidentId(id),
                Court = text,
                Citation = text,
                Date = "2028",
                IsFinal = isFinal,
                Decided = text,
            });

    public static Gen<IFact> Stated(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, Any(ids), Any(ids), Gen.Int[0, Relations.All.Count - 1], texts)
            .Select<Id, Reference, Reference, int, string, IFact>((id, from, to, relation, text) =>
                new Linked
                {
                    Link = new LinkId(id),
                    From = from,
                    Relation = Relations.All[relation],
                    To = to,
                    Reason = text,
                });

    public static Gen<IFact> Ended(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, texts).Select<Id, string, IFact>(
            (id, text) => new LinkEnded { Link = new LinkId(id), Reason = text });

    public static Gen<IFact> Withdrawn(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, ids, ids, texts).Select<Id, Id, Id, string, IFact>((item, claim, by, text) =>
            new AttributionWithdrawn
            {
                Item = new ItemId(item), Claim = new ClaimId(claim), ByClaim = new ClaimId(by), Reason = text,
            });

    public static Gen<IFact> Proposed(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, ids, AnyDate, Any(ids).Array[0, 2], Any(ids).Array[0, 2], texts)
            .Select<Id, Id, string?, Reference[], Reference[], string, IFact>(
                (id, incident, edtf, supports, opposes, text) => new HypothesisProposed
                {
                    Hypothesis = new HypothesisId(id),
                    Incident = new IncidentId(incident),
                    Of = edtf is null ? Questions.Place : Questions.UploadTime,
                    Where = edtf is null ? new Whereabouts(null, "1.5", "-2", 40) : null,
                    Edtf = edtf,
                    Supports = supports,
                    Opposes = opposes,
                    Reasons = text,
                });

    public static Gen<IFact> Argued(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, Any(ids), Gen.Bool, texts).Select<Id, Reference, bool, string, IFact>(
            (id, reference, isFor, text) => new HypothesisArgued
            {
                Hypothesis = new HypothesisId(id),
                Reference = reference,
                Side = isFor ? HypothesisArgued.For : HypothesisArgued.Against,
                Reason = text,
            });

    public static Gen<IFact> Dropped(Gen<Id> ids, Gen<string> texts) =>
        Gen.Select(ids, texts).Select<Id, string, IFact>((id, text) =>
            new HypothesisDropped { Hypothesis = new HypothesisId(id), Reason = text });

    private static Gen<Reference> Any(Gen<Id> ids) =>
        Gen.Select(Gen.Int[0, s_kinds.Length - 1], ids)
            .Select((kind, id) => new Reference(s_kinds[kind], id));
}
