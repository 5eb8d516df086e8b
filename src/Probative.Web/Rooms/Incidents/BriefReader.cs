using System.Text.Json.Nodes;
using Probative.Incidents;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Reading.Names;
using Probative.Reading.Propositions;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Incidents;

/// <summary>Asks for what the pages of one incident show.</summary>
internal sealed class BriefReader(Desk desk)
{
    private const long PlacesMax = 5_000;
    private const long ControlMax = 200;

    /// <param name="case">The case.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="asOf">The time that is asked about; null for now.</param>
    /// <param name="withRestricted">Also what stands in restricted items.</param>
    public async Task<(Brief? Brief, IReadOnlyList<Problem> Problems)> ReadAsync(
        string @case, string incident, string? asOf, bool withRestricted)
    {
        var told = await desk.AskAsync(by => new ShowIncident
        {
            By = by, Case = @case, Incident = incident, AsOf = asOf, WithRestricted = withRestricted,
        });
        if (told.Result is not { } shown) return (null, told.Problems);
        var places = await PlacesAsync(@case);
        List<JsonObject> control = [];
        foreach (var place in PlacesOf(shown))
        {
            var held = await desk.AskAsync(by => new ListControl
            {
                By = by,
                Case = @case,
                Place = place,
                AsOf = asOf,
                WithRestricted = withRestricted,
                Limit = ControlMax,
            });
            control.AddRange(held.Rows);
        }

        return (new Brief(shown, places, control), told.Problems);
    }

    private async Task<IReadOnlyDictionary<string, JsonObject>> PlacesAsync(string @case)
    {
        var told = await desk.AskAsync(
            by => new ListNamed { By = by, Of = NodeKind.Place, Case = @case, Limit = PlacesMax });
        return told.Rows.ToDictionary(row => (string)row["ref"]!, StringComparer.Ordinal);
    }

    private static IEnumerable<string> PlacesOf(JsonObject shown) =>
        (shown["hypotheses"]!["place"] as JsonArray ?? []).Select(one => (string?)one!["place"])
            .OfType<string>().Distinct(StringComparer.Ordinal);
}
