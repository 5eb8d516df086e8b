using CsCheck;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Law.Analysis;

namespace Probative.Tests.Views;

/// <summary>Random facts of legal analyses, which meet in their ids.</summary>
internal static class LawFacts
{
    public static Gen<IFact> Any(Gen<Id> ids, Gen<string> texts) => Gen.OneOf(
        Gen.Select(ids, ids, texts, Gen.Bool).Select<Id, Id, string, bool, IFact>(
            (id, other, text, isGap) => new AnalysisEntered
            {
                Analysis = new AnalysisId(id),
                Incident = new Reference(NodeKind.Incident, other),
                Accused = isGap ? null : new Reference(NodeKind.Entity, other),
                Provision = text,
                Element = text,
                Side = isGap ? "gap" : "for",
                Finding = isGap ? null : new Reference(NodeKind.Finding, other),
                Text = text,
            }),
        Gen.Select(ids, texts).Select<Id, string, IFact>((id, text) => new AnalysisWithdrawn
        {
            Analysis = new AnalysisId(id), Reason = text,
        }),
        Gen.Select(ids, texts, Gen.Bool).Select<Id, string, bool, IFact>(
            (id, text, isSet) => new ConflictTypeSet
            {
                Incident = new Reference(NodeKind.Incident, id),
                Conflict = isSet ? "IAC" : null,
                Reason = text,
            }));
}
