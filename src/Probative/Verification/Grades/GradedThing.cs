using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Verification.Grades;

/// <summary>A claim or a source that is graded, and the case that it is of.</summary>
internal sealed record GradedThing(Reference About, Standing Standing)
{
    private static readonly NodeKind[] s_kinds = [NodeKind.Claim, NodeKind.Source];

    /// <summary>Looks in one case, or in every case of the member.</summary>
    public static async Task<(GradedThing? Thing, Problem? Problem)> FindAsync(
        IVault vault, string wanted, string? @case, MemberId by, CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(@case, by, ct);
        if (problem is not null) return (null, problem);
        var roll = new ReferenceRoll(vault);
        List<GradedThing> found = [];
        foreach (var standing in cases)
        {
            var (about, unclear) = await roll.FindAsync(wanted, standing, s_kinds, ct);
            if (about is { } there) found.Add(new GradedThing(there, standing));
            else if (unclear!.Code != ReferenceRoll.NotFound) return (null, unclear);
        }

        return found switch
        {
            [var one] => (one, null),
            [] => (null, new Problem(
                ReferenceRoll.NotFound,
                null,
                $"There is no \"{wanted}\" in your cases.",
                "Write claim:ID or source:ID, with the id or its first four digits.")),
            _ => (null, new Problem(
                "reference-ambiguous",
                null,
                $"\"{wanted}\" can be {string.Join(", or ", found.Select(one => one.About))}.",
                "Give more digits, or --case.")),
        };
    }
}
