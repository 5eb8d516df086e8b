using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Verification.Findings;

namespace Probative.Incidents;

/// <summary>
/// What the house concludes about an incident: the findings that name it, and those that somebody attached to
/// it. What who asks owes a blind opinion on is counted and nothing of it told.
/// </summary>
internal sealed class Conclusions(IVault vault, Standing standing, long size)
{
    // A query names at most so many ids.
    private const int ChunkLength = 500;

    /// <summary>
    /// The findings that name some incidents, by the incident; not what who asks may not see yet.
    /// </summary>
    public async Task<ILookup<IncidentId, Reference>> NamingAsync(
        IEnumerable<IncidentId> incidents, CancellationToken ct)
    {
        var unseen = await new HiddenFindings(vault).OfAsync([standing], ct);
        var names = incidents.ToDictionary(
            id => new Reference(NodeKind.Incident, id.Value).ToString(), StringComparer.Ordinal);
        List<(IncidentId Incident, Reference Finding)> naming = [];
        await using var db = vault.Views.OpenFindings();
        foreach (var some in names.Keys.Select(name => (string?)name).Chunk(ChunkLength))
        {
            var rows = await db.Findings.AsOf(size)
                .Where(row => row.Case == standing.Id && some.Contains(row.Incident))
                .Select(row => new { row.Id, row.Incident }).ToListAsync(ct);
            naming.AddRange(rows.Where(row => !unseen.Contains(row.Id)).Select(
                row => (names[row.Incident!], new Reference(NodeKind.Finding, row.Id.Value))));
        }

        return naming.ToLookup(pair => pair.Incident, pair => pair.Finding);
    }

    public async Task<JsonObject> OfAsync(
        IncidentId incident,
        IReadOnlyList<Reference> attached,
        bool withRestricted,
        CancellationToken ct)
    {
        var node = new Reference(NodeKind.Incident, incident.Value).ToString();
        var naming = await FindingBook.OpenAsync(vault, [standing], node, size, ct);
        var named = naming.Folders.Select(folder => folder.Finding.Id.Value).ToHashSet();
        var others = attached.Where(one => !named.Contains(one.Id)).ToList();
        List<FindingFolder> folders = [.. naming.Folders];
        if (others.Count > 0)
        {
            var all = await FindingBook.OpenAsync(vault, [standing], size, ct);
            folders.AddRange(all.Folders.Where(
                folder => others.Exists(one => one.Id == folder.Finding.Id.Value)));
        }

        var (hidden, leftOut) = (0L, 0L);
        JsonArray findings = [];
        foreach (var folder in folders.OrderBy(folder => folder.Finding.Index))
        {
            if (naming.Hides(folder)) hidden++;
            else if (!withRestricted && naming.IsRestricted(folder)) leftOut++;
            else findings.Add(FindingShape.ToJson(folder));
        }

        return new JsonObject
        {
            ["findings"] = findings, ["hidden"] = hidden, ["restricted_left_out"] = leftOut,
        };
    }
}
