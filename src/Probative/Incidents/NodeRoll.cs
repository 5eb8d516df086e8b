using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Incidents;

/// <summary>
/// Finds one thing of one kind that a person names, in the cases that they have joined: of other cases'
/// things it answers as of none.
/// </summary>
internal sealed class NodeRoll(IVault vault)
{
    /// <param name="wanted">`incident:` and an id or its first four digits; the kind may be left out.</param>
    /// <param name="kind">What it has to be.</param>
    /// <param name="case">A case to look in; null looks in every case of the member.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<(NodeFound? Found, Problem? Problem)> FindAsync(
        string wanted, NodeKind kind, string? @case, MemberId by, CancellationToken ct)
    {
        var (cases, noCase) = await new CaseRoll(vault).ChooseAsync(@case, by, ct);
        if (noCase is not null) return (null, noCase);
        List<NodeFound> found = [];
        foreach (var standing in cases)
        {
            var (reference, problem) =
                await new ReferenceRoll(vault).FindAsync(wanted, standing, [kind], ct);
            if (reference is { } there) found.Add(new NodeFound(there, standing));
            else if (problem!.Code != "reference-not-found") return (null, problem);
        }

        var name = Reference.NameOf(kind);
        return found switch
        {
            [var one] => (one, null),
            [] => (null, new Problem(
                $"{name}-not-found",
                null,
                $"There is no {name} \"{wanted}\" in your cases.",
                "Give its id or the first four digits of it, as lists show it.")),
            _ => (null, new Problem(
                $"{name}-ambiguous",
                null,
                $"\"{wanted}\" can be {string.Join(", or ", found.Select(one => one.Node))}.",
                "Give more digits, or --case.")),
        };
    }
}
