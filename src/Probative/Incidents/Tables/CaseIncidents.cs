using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Reading.Names;

namespace Probative.Incidents.Tables;

/// <summary>
/// The incidents of one case as a table carries them, with what it cannot carry counted. What stands in
/// restricted items is named as such.
/// </summary>
internal sealed class CaseIncidents
{
    private readonly Dictionary<Reference, string> _placeNames = [];
    private readonly Dictionary<string, string> _sourceNames = [];
    private ILookup<string, Reference> _places = Array.Empty<Reference>().ToLookup(_ => "");

    private CaseIncidents(IncidentRecord record, RestrictedNodes hidden) =>
        (Record, Hidden) = (record, hidden);

    private IncidentRecord Record { get; }

    private RestrictedNodes Hidden { get; }

    /// <summary>In the order in which they were described first.</summary>
    public List<(IncidentId Id, TabledIncident Incident)> All { get; } = [];

    /// <summary>What has no title or nobody who says so any more: destroyed.</summary>
    public int LeftOut { get; private set; }

    public int HypothesesLeftOut { get; private set; }

    /// <summary>Those who say so in restricted items, who are not named.</summary>
    public int RestrictedLeftOut { get; private set; }

    /// <param name="vault">The vault.</param>
    /// <param name="standing">The case.</param>
    /// <param name="withDropped">Hypotheses that were dropped too.</param>
    /// <param name="ct">Cancels the queries.</param>
    public static async Task<CaseIncidents> LoadAsync(
        IVault vault, Standing standing, bool withDropped, CancellationToken ct)
    {
        var size = vault.Ledger.Size;
        await vault.Views.ReachAsync(size, ct);
        var incidents = new CaseIncidents(
            await IncidentRecord.LoadAsync(vault, standing.Id, size, ct),
            await RestrictedNodes.LoadAsync(vault, standing.Id, false, ct));
        var roll = new NamedRoll(vault);
        foreach (var source in await roll.AllAsync([standing], NodeKind.Source, ct))
            incidents._sourceNames[source.View.Reference.ToString()] = source.View.Name ?? "";
        foreach (var place in await roll.AllAsync([standing], NodeKind.Place, ct))
        {
            if (place.View.Name is { } name) incidents._placeNames[place.View.Reference] = name;
        }

        incidents._places = incidents._placeNames.ToLookup(one => one.Value, one => one.Key);
        await using var db = vault.Views.OpenIncidents();
        var hypotheses = await db.Hypotheses.AsOf(size)
            .Where(row => row.Case == standing.Id && row.Incident != null)
            .OrderBy(row => row.Index)
            .ToListAsync(ct);
        incidents.Fill(standing, hypotheses.ToLookup(row => row.Incident!.Value), withDropped);
        return incidents;
    }

    /// <summary>How a table writes a place: by its name, unless another has the same.</summary>
    public string NameOf(Reference place) =>
        _placeNames.TryGetValue(place, out var name) && _places[name].Count() == 1
            ? name
            : place.ToString();

    /// <summary>The places of the case that have this name.</summary>
    public IEnumerable<Reference> PlacesNamed(string name) => _places[name];

    /// <summary>Who says so in words: of a claim its speakers, of a source its name.</summary>
    public string WordsOf(JsonNode one)
    {
        if ((string?)one["words"] is { } words)
            return (bool)one["withdrawn"]! ? $"{words} (withdrawn)" : words;
        if ((bool)one["restricted"]!) return "somebody in a restricted item";
        return (string?)one["reference"] is { } reference
            && _sourceNames.TryGetValue(reference, out var name) && name.Length > 0
            ? name
            : "somebody who is not known any more";
    }

    /// <summary>The words of a claim or a source of the case, as a table would have them.</summary>
    public string WordsOf(string accordingTo) =>
        WordsOf(IncidentShape.AccordingTo(accordingTo, Record, Hidden)).Trim();

    private void Fill(
        Standing standing, ILookup<IncidentId, HypothesisView> hypotheses, bool withDropped)
    {
        foreach (var view in Record.Incidents)
        {
            var shape = IncidentShape.ToJson(view, Record, standing, Hidden);
            if (view.Title is null || shape["according_to"] is not JsonArray { Count: > 0 } according)
            {
                LeftOut++;
                continue;
            }

            RestrictedLeftOut += according.Count(one => (bool)one!["restricted"]!);
            var kept = hypotheses[view.Id]
                .Where(row => withDropped || row.DropNumber is null)
                .Select(Tabled).OfType<TabledHypothesis>().ToList();
            HypothesesLeftOut += hypotheses[view.Id].Count() - kept.Count;
            var tabled = new TabledIncident
            {
                Title = view.Title,
                AccordingTo = [.. according.Select(one => WordsOf(one!).Trim()).Distinct()],
                Status = (bool?)shape["alleged"] == true ? TabledIncident.Alleged : (string)shape["label"]!,
                Hypotheses = kept,
            };
            All.Add((view.Id, tabled));
        }
    }

    /// <summary>Null when a part of it was destroyed.</summary>
    private static TabledHypothesis? Tabled(HypothesisView row)
    {
        if (row is not { Of: { } of, Reasons: { } reasons }) return null;
        Reference? place = Reference.TryParse(row.Place, out var reference) ? reference : null;
        var isWhole = of == Hypotheses.Questions.Place
            ? row.RadiusMetres is not null
                && (place is not null || row is { Latitude: not null, Longitude: not null })
            : row.Edtf is not null;
        return isWhole
            ? new TabledHypothesis(
                of, place, row.Latitude, row.Longitude, row.RadiusMetres, row.Edtf, reasons)
            : null;
    }
}
