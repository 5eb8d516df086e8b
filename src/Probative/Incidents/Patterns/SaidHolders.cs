using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Patterns;

/// <summary>Who is said to hold which place of a case, over which days. A denial holds nothing.</summary>
internal sealed class SaidHolders
{
    private readonly ILookup<string, (Days Days, string Holder)> _said;

    private SaidHolders(ILookup<string, (Days, string)> said) => _said = said;

    /// <param name="vault">The vault.</param>
    /// <param name="case">The case.</param>
    /// <param name="size">How many facts of the log are looked at.</param>
    /// <param name="of">Only where these incidents may have been; null for every place.</param>
    /// <param name="withRestricted">Also what stands in restricted items.</param>
    /// <param name="ct">Cancels the queries.</param>
    public static async Task<SaidHolders> LoadAsync(
        IVault vault,
        CaseId @case,
        long size,
        IReadOnlyList<Whereabout>? of,
        bool withRestricted,
        CancellationToken ct)
    {
        var hidden = await vault.Views.HiddenAsync(@case, withRestricted, ct);
        await using var db = vault.Views.OpenPropositions();
        var control = db.ClaimReadings.AsOf(size).Where(row =>
            row.Case == @case && row.Type == PropositionTypes.Control && row.Place != null);
        if (of is not null)
        {
            var places = PlacesOf(of);
            control = control.Where(row => places.Contains(row.Place));
        }

        var rows = await control.Select(row => new SaidOfPlace(
            row.Id, row.Item, row.Place!.Value, row.Earliest, row.Latest, row.Holders)).ToListAsync(ct);
        var shown = rows.Where(row => row.Item is not { } item || !hidden.Contains(item)).ToList();
        var counted = await CountedClaims.OfAsync(
            vault, @case, size, [.. shown.Select(row => row.Id).OfType<ClaimId>()], ct);
        return new SaidHolders(shown.Where(row => row.Id is { } id && counted.Contains(id))
            .SelectMany(row => (row.Holders ?? []).Select(holder => (
                Place: new Reference(NodeKind.Place, row.Place.Value).ToString(),
                Said: (new Days(row.Earliest, row.Latest), holder))))
            .ToLookup(one => one.Place, one => one.Said, StringComparer.Ordinal));
    }

    /// <summary>Everybody who is said to hold a place where, and when, the incident may have been.</summary>
    public IReadOnlyList<string> At(Whereabout incident)
    {
        var times = incident.Times.Select(Days.Of).DefaultIfEmpty(default).ToList();
        return
        [
            .. incident.NamedPlaces.SelectMany(place => _said[place])
                .Where(said => times.Exists(said.Days.Meets)).Select(said => said.Holder)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Said of nobody else: yes. Said of others too, or of nobody: maybe.</summary>
    public Fit Held(Whereabout incident, string holder)
    {
        var said = At(incident);
        if (said.Count == 0) return Fit.Maybe;
        if (!said.Contains(holder)) return Fit.No;
        return said.Count == 1 ? Fit.Yes : Fit.Maybe;
    }

    private static PlaceId?[] PlacesOf(IReadOnlyList<Whereabout> incidents) =>
    [
        .. incidents.SelectMany(one => one.NamedPlaces).Distinct(StringComparer.Ordinal)
            .Select(place => Reference.TryParse(place, out var node)
                ? (PlaceId?)new PlaceId(node.Id)
                : null),
    ];

    private sealed record SaidOfPlace(
        ClaimId? Id,
        ItemId? Item,
        PlaceId Place,
        string? Earliest,
        string? Latest,
        IReadOnlyList<string>? Holders);
}
