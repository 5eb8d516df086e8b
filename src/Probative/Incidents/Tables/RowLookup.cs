using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Reading.Names;

namespace Probative.Incidents.Tables;

/// <summary>Finds in the case what a row names: claims, sources and places.</summary>
internal sealed class RowLookup(IVault vault, Standing standing, CaseIncidents there)
{
    private static readonly NodeKind[] s_accordingTo = [NodeKind.Claim, NodeKind.Source];

    private readonly ReferenceRoll _roll = new(vault);

    /// <summary>The row with what was found, or with why it was not.</summary>
    public async Task<IncidentRow> FindAsync(IncidentRow row, CancellationToken ct)
    {
        if (row.Flaws.Count > 0) return row;
        List<Flaw> flaws = [];
        List<string> recorded = [];
        foreach (var (text, isWords) in row.AccordingTo)
        {
            if (isWords || !IncidentTable.IsReference(text))
            {
                recorded.Add(text);
                continue;
            }

            var (reference, problem) = await _roll.FindAsync(text, standing, s_accordingTo, ct);
            if (reference is { } known) recorded.Add(known.ToString());
            else flaws.Add(ToFlaw(IncidentColumns.AccordingTo, problem!));
        }

        List<TabledHypothesis> found = [];
        foreach (var stated in row.Hypotheses)
        {
            var (place, flaw) = await PlaceAsync(stated.Place, ct);
            if (flaw is not null) flaws.Add(flaw);
            found.Add(new TabledHypothesis(
                stated.Of,
                place,
                stated.Latitude,
                stated.Longitude,
                stated.RadiusMetres,
                stated.Edtf,
                stated.Reasons));
        }

        return row with { Recorded = [.. recorded.Distinct()], Found = found, Flaws = flaws };
    }

    /// <summary>A name that one place of the case has; else a reference.</summary>
    private async Task<(Reference? Place, Flaw? Flaw)> PlaceAsync(string? stated, CancellationToken ct)
    {
        if (stated is null) return (null, null);
        Reference[] named = [.. there.PlacesNamed(stated).Take(2)];
        if (named is [var only]) return (only, null);
        if (named.Length > 1)
        {
            return (null, new Flaw(
                IncidentColumns.Place,
                $"Several places of the case have the name \"{stated}\".",
                "Write which one: place:ID. `probative place list` shows them."));
        }

        if (!stated.StartsWith("place:", StringComparison.Ordinal))
        {
            return (null, new Flaw(
                IncidentColumns.Place,
                $"The case has no place with the name \"{stated}\".",
                "Record it first: `probative place add`, or `probative place import` for a table."));
        }

        var (reference, problem) = await _roll.FindAsync(stated, standing, [NodeKind.Place], ct);
        return (reference, problem is null ? null : ToFlaw(IncidentColumns.Place, problem));
    }

    private static Flaw ToFlaw(string column, Problem problem) =>
        new(column, problem.Message, problem.Hint);
}
