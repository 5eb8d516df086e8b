using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Reading.Propositions;

/// <summary>
/// How claims are read and were read before, and claims with their readings in the shape of json-output.md.
/// </summary>
public sealed class ClaimReadings(IVault vault)
{
    /// <summary>The readings that count, of those of some claims that were read.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="size">How many facts of the log are looked at; null for all.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyDictionary<ClaimId, ClaimReadingView>> OfAsync(
        IReadOnlyCollection<ClaimId> claims, long? size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenPropositions();
        Dictionary<ClaimId, ClaimReadingView> read = [];
        if (claims.Count == 0) return read;
        var readings = db.ClaimReadings.WithIds("Id", claims.Select(id => id.Value)).At(size);
        foreach (var row in await readings.ToListAsync(ct)) read[row.Id!.Value] = row;
        return read;
    }

    /// <summary>The readings that a later one replaced, oldest first.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="size">How many facts of the log are looked at; null for all.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<JsonArray> BeforeAsync(
        IReadOnlyCollection<ClaimId> claims, long? size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenPropositions();
        if (claims.Count == 0) return [];
        var then = size ?? long.MaxValue;
        var replaced = db.ClaimReadings.WithIds("Id", claims.Select(id => id.Value))
            .Where(row => row.ToIndex != null && row.ToIndex < then);
        return [.. (await replaced.OrderBy(row => row.FromIndex).ToListAsync(ct)).Select(ToJson)];
    }

    /// <summary>A claim with how it is read; `reading` is null for one that nobody read yet.</summary>
    public static JsonObject ToJson(
        ClaimView claim, IReadOnlyDictionary<ClaimId, ClaimReadingView> readings)
    {
        var shape = ClaimShape.ToJson(claim);
        shape["reading"] =
            claim.Id is { } id && readings.TryGetValue(id, out var reading) ? ToJson(reading) : null;
        return shape;
    }

    /// <summary>The proposition as it was read, each date with its first and last day beside it.</summary>
    public static JsonObject ToJson(ClaimReadingView reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new JsonObject
        {
            ["proposition"] = PropositionShape.ToJson(reading.Proposition),
            ["hedges"] = reading.Hedges is { } hedges ? JsonNode.Parse(hedges) : null,
            ["reason"] = reading.Reason,
            ["index"] = reading.FromIndex,
            ["number"] = reading.Number,
            ["recorded_at"] = FactJson.Time(reading.RecordedAt),
            ["actor"] = reading.Actor,
        };
    }
}
