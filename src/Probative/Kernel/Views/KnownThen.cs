using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// How much of the log is looked at: all of it, or what was there at a log index or at a time. A time is held
/// against the `at` of the case's facts, which the operator's clock wrote: it is no evidence.
/// </summary>
/// <param name="Size">The number of facts of the log that count.</param>
/// <param name="Asked">What was asked for, as it was written; null for now.</param>
/// <param name="IsTime">It was a time, and no index.</param>
public sealed record KnownThen(long Size, string? Asked, bool IsTime)
{
    public const string Clock = "by the operator's clock, which is no evidence";

    /// <summary>Null for now: rows that no later fact has replaced are found without it.</summary>
    public long? SizeAsked => Asked is null ? null : Size;

    public JsonNode? ToJson() => Asked is null
        ? null
        : new JsonObject
        {
            ["asked"] = Asked,
            ["last_index"] = Size > 0 ? Size - 1 : null,
            ["clock"] = IsTime ? Clock : null,
        };

    /// <summary>
    /// The same for several cases: the facts that count for each of them, so that less may be told of one
    /// than it held then, never more.
    /// </summary>
    public static async Task<(KnownThen? Then, Problem? Problem)> FindAsync(
        IVault vault, IReadOnlyList<Standing> cases, string? asked, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(cases);
        KnownThen? least = null;
        foreach (var standing in cases)
        {
            var (then, problem) = await FindAsync(vault, standing.Id, asked, ct);
            if (then is null) return (null, problem);
            if (least is null || then.Size < least.Size) least = then;
        }

        return (least ?? new KnownThen(vault.Ledger.Size, asked, false), null);
    }

    /// <summary>Waits until the views have what is looked at.</summary>
    public static async Task<(KnownThen? Then, Problem? Problem)> FindAsync(
        IVault vault, CaseId @case, string? asked, CancellationToken ct)
    {
        var size = vault.Ledger.Size;
        await vault.Views.ReachAsync(size, ct);
        if (asked is null) return (new KnownThen(size, null, false), null);
        if (asked.Length > 0 && asked.All(char.IsAsciiDigit))
        {
            return long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < size
                ? (new KnownThen(index + 1, asked, false), null)
                : (null, Bad($"The log has no index {asked}: it ends at {size - 1}."));
        }

        if (EndOf(asked) is not { } end) return (null, Bad($"\"{asked}\" is no log index and no time."));
        return (new KnownThen(await SizeAtAsync(vault, @case, end, size, ct), asked, true), null);
    }

    /// <summary>
    /// The first moment that is later than what was asked for; null when it is no time. A day, a month or a
    /// year counts with all of it, in UTC.
    /// </summary>
    private static DateTimeOffset? EndOf(string asked)
    {
        var step = TimeSpan.FromMilliseconds(1);
        if (FactTime.TryParse(asked, out var exact)) return exact + step;
        if (asked.Contains('/', StringComparison.Ordinal) || EdtfBounds.TryOf(asked) is not { } bounds)
            return null;
        if (asked.Contains('T', StringComparison.Ordinal))
        {
            var isTime = DateTimeOffset.TryParse(
                asked,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time);
            return isTime && time.Year < 9999 ? time + step : null;
        }

        return bounds.Latest is { Year: > 0 and < 9999 } day
            ? new DateTimeOffset((int)day.Year, day.Month, day.Day, 0, 0, 0, TimeSpan.Zero).AddDays(1)
            : null;
    }

    /// <summary>
    /// Everything before the first fact of the case that the clock says is later. Where the clock went back,
    /// less is told than was known, never more.
    /// </summary>
    private static async Task<long> SizeAtAsync(
        IVault vault, CaseId @case, DateTimeOffset end, long size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenCases();
        var sure = end - CaseClockView.Step;
        var from = await db.Clock.Where(row => row.Case == @case && row.At <= sure)
            .OrderByDescending(row => row.At).Select(row => row.Number).FirstOrDefaultAsync(ct);
        await foreach (var fact in vault.Ledger.ReadCaseAsync(@case, Math.Max(1, from), ct))
        {
            if (fact.Fields.At is { } at && at >= end) return Math.Min(fact.Index, size);
        }

        return size;
    }

    /// <summary>What is asked about was not on the record yet.</summary>
    public static Problem NotKnown(string what, string asked) => new(
        "not-known-then",
        null,
        $"The record did not hold {what} as of {asked}.",
        "Ask for a later time, or leave --as-of out.");

    private static Problem Bad(string message) => new(
        "bad-value",
        null,
        message,
        "Give a log index (digits alone), a day such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z.");
}
