using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Dates;

/// <summary>One thing that waits for a decision from a day on.</summary>
/// <param name="What">The kind, as docs/spec/json-output.md has it.</param>
/// <param name="Case">The case.</param>
/// <param name="Item">The item, or null for the whole case.</param>
/// <param name="Date">The EDTF date as stated; for consents the time of the withdrawal.</param>
/// <param name="From">The earliest day that it can mean; null when it has none, or cannot be read.</param>
/// <param name="Index">The log index of the fact that says so.</param>
/// <param name="Reason">Why, as recorded.</param>
/// <param name="Todo">What a person can do.</param>
internal sealed record DueRow(
    string What,
    CaseId Case,
    ItemId? Item,
    string? Date,
    EdtfDay? From,
    long Index,
    string? Reason,
    string Todo)
{
    /// <summary>What the item's file was called; null until it is looked up.</summary>
    public string? Name { get; init; }

    public static DueRow Of(CaseView row) => new(
        "case-review",
        row.Id,
        null,
        row.ReviewDate,
        FirstDayOf(row.ReviewDate),
        row.FromIndex,
        row.ReviewReason,
        "Look whether the case may go on: `probative case review CASE --next DATE --reason ...`.");

    public static DueRow Of(RetentionView row) => new(
        "retention",
        row.Case,
        row.Item,
        row.Until,
        FirstDayOf(row.Until),
        row.FromIndex,
        row.Reason,
        "Destroy it if no hold forbids that, or set a later date: `probative retain CASE|ITEM --until DATE "
        + "--reason ...`.");

    public static DueRow Of(HoldView row) => new(
        "hold",
        row.Case,
        row.Item,
        row.Until,
        FirstDayOf(row.Until),
        row.Index,
        row.Reason,
        $"Look whether the hold is still needed: `probative hold release {row.Id}` ends it, it never ends by "
        + "itself.");

    public static DueRow Of(ConsentView row) => new(
        "consent",
        row.Case,
        row.Item,
        FactJson.Time(row.WithdrawnAt)?.ToString(),
        row.WithdrawnAt is { } at ? EdtfDay.Of(at) : null,
        row.FromIndex,
        row.Reason,
        "Consent was withdrawn: destroy it if no hold forbids that, restrict it, or record why it is kept "
        + "(`probative consent keep`).");

    public static DueRow Of(TaskView row) => new(
        "task",
        row.Case,
        row.Item,
        row.Due,
        FirstDayOf(row.Due),
        row.Index,
        row.Text,
        $"For {row.Assignee ?? "nobody by name"}: do it and say what came of it (`probative task done "
        + $"{row.Id} --reason ...`), or drop it (`probative task drop`).");

    public JsonObject ToJson(Standing standing) => new()
    {
        ["what"] = What,
        ["case"] = standing.ToJson(),
        ["item"] = Item?.ToString(),
        ["name"] = Name,
        ["date"] = Date,
        ["due_from"] = From?.ToString(),
        ["reason"] = Reason,
        ["to_do"] = Todo,
        ["index"] = Index,
    };

    private static EdtfDay? FirstDayOf(string? date) => EdtfBounds.TryOf(date)?.Earliest;
}
