using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;
using Probative.Reading.Propositions;

namespace Probative.Incidents.Deeds;

/// <summary>
/// The claims of a case that were read, each once, in the order of the log: those first that stand, then
/// those that their own speakers took back.
/// </summary>
internal sealed class DeedBook(IVault vault, CaseId @case, bool withRestricted, string? type)
{
    // Claims whose readings are looked up at once.
    private const int ChunkRows = 500;

    private readonly Dictionary<string, string?> _names = [];

    /// <summary>Read claims in restricted items.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Claims that nobody read yet: what they say is not in the list.</summary>
    public long Unread { get; private set; }

    public async IAsyncEnumerable<JsonObject> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var size = vault.Ledger.Size;
        await vault.Views.ReachAsync(size, ct);
        var record = await IncidentRecord.LoadAsync(vault, @case, size, ct);
        var hidden = await RestrictedNodes.LoadAsync(vault, @case, withRestricted, ct);
        await LoadNamesAsync(ct);
        List<JsonObject> against = [];
        await using var db = vault.Views.OpenClaims();
        var claims = db.Claims.AsOf(size).Where(claim => claim.Case == @case).OrderBy(row => row.Index);
        await foreach (var chunk in claims.AsAsyncEnumerable().Chunk(ChunkRows).WithCancellation(ct))
        {
            ClaimId[] ids = [.. chunk.Select(claim => claim.Id).OfType<ClaimId>()];
            var readings = await new ClaimReadings(vault).OfAsync(ids, size, ct);
            foreach (var claim in chunk)
            {
                if (!IsListed(claim, readings, hidden, out var reading)) continue;
                var withdrawal = record.Withdrawals.GetValueOrDefault(claim.Id!.Value);
                var row = ToJson(claim, reading, record, hidden, withdrawal);
                if (withdrawal is null) yield return row;
                else against.Add(row);
            }
        }

        foreach (var row in against) yield return row;
    }

    private bool IsListed(
        ClaimView claim,
        IReadOnlyDictionary<ClaimId, ClaimReadingView> readings,
        RestrictedNodes hidden,
        out ClaimReadingView reading)
    {
        reading = null!;
        if (claim.Id is not { } id) return false;
        var isHidden = hidden.Hides(new Reference(NodeKind.Claim, id.Value));
        if (!readings.TryGetValue(id, out var found))
        {
            if (!isHidden) Unread++;
            return false;
        }

        if (type is not null && found.Type != type) return false;
        if (isHidden) LeftOut++;
        reading = found;
        return !isHidden;
    }

    private JsonObject ToJson(
        ClaimView claim,
        ClaimReadingView reading,
        IncidentRecord record,
        RestrictedNodes hidden,
        WithdrawalView? withdrawal)
    {
        var row = ClaimShape.ToJson(claim);
        row["status"] = StatusOf(claim);
        var proposition = PropositionShape.ToJson(reading.Proposition);
        foreach (var mention in Mentions(proposition)) mention["name"] = NameOf((string?)mention["means"]);
        row["proposition"] = proposition;
        row["hedge_readings"] = reading.Hedges is { } hedges ? JsonNode.Parse(hedges) : null;
        row["reading_number"] = reading.Number;
        row["denied_by"] = new JsonArray(
        [
            .. record.Denials[new Reference(NodeKind.Claim, claim.Id!.Value.Value)]
                .Where(one => !hidden.Hides(one)).Select(one => (JsonNode)one.ToString()),
        ]);
        row["against"] = withdrawal is not null;
        row["withdrawn"] = withdrawal is null ? null : WithdrawalShape.ToJson(withdrawal);
        return row;
    }

    /// <summary>What is said stays alleged, whoever says it and however often.</summary>
    private static string StatusOf(ClaimView claim) => claim.Polarity switch
    {
        "asserts" => "alleged",
        "denies" => "denied",
        _ => "alleged or denied: destroyed",
    };

    private static IEnumerable<JsonNode> Mentions(JsonObject? proposition)
    {
        if (proposition is null) return [];
        JsonNode?[] place = [proposition["place"]];
        return proposition["actors"]!.AsArray().Concat(proposition["affected"]!.AsArray()).Concat(place)
            .OfType<JsonNode>();
    }

    private string? NameOf(string? reference) =>
        reference is null ? null : _names.GetValueOrDefault(reference);

    private async Task LoadNamesAsync(CancellationToken ct)
    {
        await using var db = vault.Views.OpenNames();
        var rows = db.Named.Current().Where(row => row.Case == @case)
            .Select(row => new { row.Node, row.Id, row.Name });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            _names[new Reference(row.Node, row.Id).ToString()] = row.Name;
    }
}
