using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;

namespace Probative.Incidents;

/// <summary>
/// What is attached to one incident, sorted: what is alleged, what is denied, what was withdrawn, what is
/// seen, concluded, held and to be done. Each list is in the order of the log; nothing is weighed.
/// </summary>
internal sealed class IncidentMatter
{
    private readonly IncidentRecord _record;
    private readonly RestrictedNodes _hidden;
    private readonly List<ClaimView> _alleged = [];
    private readonly List<ClaimView> _denials = [];
    private readonly List<ClaimView> _against = [];

    public IncidentMatter(IncidentRecord record, IncidentId incident, RestrictedNodes hidden)
    {
        (_record, _hidden) = (record, hidden);
        var node = new Reference(NodeKind.Incident, incident.Value);
        List<Reference> attached = [.. record.Attached[node]];

        // Who denies the incident, or a claim about it, is heard beside it without another link.
        HashSet<Reference> denying =
            [.. attached.Where(Is(NodeKind.Claim)).Prepend(node).SelectMany(one => record.Denials[one])];
        HashSet<Reference> all = [.. attached, .. denying];
        LeftOut = all.Count(hidden.Hides);
        all.RemoveWhere(hidden.Hides);

        var claims = all.Where(Is(NodeKind.Claim)).Where(record.Claims.ContainsKey);
        foreach (var one in claims.OrderBy(one => record.Claims[one].Index))
        {
            var claim = record.Claims[one];
            if (WithdrawalOf(claim) is not null) _against.Add(claim);
            else if (claim.Polarity == "denies" || denying.Contains(one)) _denials.Add(claim);
            else _alleged.Add(claim);
        }

        Observations = [.. all.Where(record.Observations.ContainsKey)
            .Select(one => record.Observations[one]).OrderBy(row => row.FromIndex)];
        OpenTasks = [.. all.Where(record.Tasks.ContainsKey).Select(one => record.Tasks[one])
            .Where(task => task.Outcome is null).OrderBy(task => task.Index)];
        Findings = [.. attached.Where(Is(NodeKind.Finding))];
        Items = [.. attached.Where(Is(NodeKind.Item)).Where(one => !hidden.Hides(one))];
    }

    /// <summary>
    /// What is said to be so, and was not withdrawn. One whose polarity was destroyed is here too: it may be
    /// either, and its shape says so.
    /// </summary>
    public IReadOnlyList<ClaimView> Alleged => _alleged;

    /// <summary>What says that it is not so; it stands beside, and takes nothing away.</summary>
    public IReadOnlyList<ClaimView> Denials => _denials;

    /// <summary>What its own speaker took back.</summary>
    public IReadOnlyList<ClaimView> Against => _against;

    public IReadOnlyList<ObservationView> Observations { get; }

    /// <summary>By reference alone: what a finding says, its own view tells.</summary>
    public IReadOnlyList<Reference> Findings { get; }

    public IReadOnlyList<Reference> Items { get; }

    public IReadOnlyList<TaskView> OpenTasks { get; }

    /// <summary>How many things of restricted items are not shown.</summary>
    public long LeftOut { get; }

    public WithdrawalView? WithdrawalOf(ClaimView claim) =>
        claim.Id is { } id ? _record.Withdrawals.GetValueOrDefault(id) : null;

    /// <summary>The claims that deny this one, as far as they are shown.</summary>
    public IEnumerable<Reference> DeniersOf(ClaimView claim) => claim.Id is { } id
        ? _record.Denials[new Reference(NodeKind.Claim, id.Value)].Where(one => !_hidden.Hides(one))
        : [];

    private static Func<Reference, bool> Is(NodeKind kind) => one => one.Kind == kind;
}
