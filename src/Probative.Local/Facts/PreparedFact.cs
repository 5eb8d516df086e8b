using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;
using Probative.Local.Keys;

namespace Probative.Local.Facts;

/// <summary>
/// A fact that lacks only its place: salted, hashed and sealed by its appender, on its appender's thread.
/// </summary>
internal sealed record PreparedFact
{
    public required CaseId Case { get; init; }
    public required FactDraft Draft { get; init; }
    public required IReadOnlyList<SealedGroup> Sealed { get; init; }

    /// <summary>The key of its case when it was sealed.</summary>
    public required byte[] CaseKey { get; init; }

    /// <summary>When it was accepted.</summary>
    public required Acceptance Accepted { get; init; }

    public static PreparedFact Prepare(
        CaseId @case, byte[] caseKey, IFact fact, string actor, Acceptance accepted)
    {
        var fields = new FactFields();
        fact.Write(fields);
        var builder = new FactBuilder(@case)
            .Add("type", fact.Type)
            .Add("at", FactTime.Format(accepted.At))
            .Add("actor", actor);
        foreach (var field in fields.All) builder.Add(field.Name, field.Value);
        var draft = builder.Build();
        return new PreparedFact
        {
            Case = @case,
            Draft = draft,
            Sealed = Seal(@case, caseKey, draft.Disclosures, fields.All),
            CaseKey = caseKey,
            Accepted = accepted,
        };
    }

    /// <summary>
    /// Its sealed fields under the key that its case has now: a fact that waited while the key changed would
    /// otherwise be the one that nothing opens any more.
    /// </summary>
    public IReadOnlyList<SealedGroup> SealedBy(byte[] caseKey) => caseKey == CaseKey
        ? Sealed
        : [.. Sealed.Select(group => Sealing.Rewrap([CaseKey], caseKey, Case, group)!.Value)];

    /// <summary>
    /// The fact's own group first, with the padding, then one for each item or person in the order of their
    /// fields.
    /// </summary>
    private static List<SealedGroup> Seal(
        CaseId @case,
        ReadOnlySpan<byte> caseKey,
        IReadOnlyList<Disclosure> disclosures,
        IReadOnlyList<FactField> fields)
    {
        var subjects = new List<Id?>(2) { null };
        foreach (var field in fields)
        {
            if (!subjects.Contains(field.Subject)) subjects.Add(field.Subject);
        }

        var groups = new List<SealedGroup>(subjects.Count);
        foreach (var subject in subjects)
        {
            var members = new List<Disclosure>(disclosures.Count);
            foreach (var disclosure in disclosures)
            {
                if (SubjectOf(disclosure.Name, fields) == subject) members.Add(disclosure);
            }

            groups.Add(Sealing.Seal(caseKey, @case, subject, members) with { Number = groups.Count });
        }

        return groups;
    }

    private static Id? SubjectOf(string name, IReadOnlyList<FactField> fields)
    {
        foreach (var field in fields)
        {
            if (field.Name == name) return field.Subject;
        }

        return null;
    }
}
