using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Preservation.Agenda;

/// <summary>Notes and tasks in the shape of docs/spec/json-output.md.</summary>
internal static class AgendaShape
{
    public static JsonObject ToJson(NoteView note, Standing standing) => new()
    {
        ["id"] = note.Id?.ToString(),
        ["case"] = standing.ToJson(),
        ["item"] = note.Item?.ToString(),
        ["text"] = note.Text,
        ["index"] = note.FromIndex,
        ["number"] = note.Number,
        ["recorded_at"] = FactJson.Time(note.RecordedAt),
        ["actor"] = note.Actor,
    };

    /// <param name="task">The task.</param>
    /// <param name="standing">What who asks is in its case.</param>
    /// <param name="today">By the operator's clock: an open task is overdue from the day after the last day
    /// that its date can mean.</param>
    public static JsonObject ToJson(TaskView task, Standing standing, EdtfDay today) => new()
    {
        ["id"] = task.Id.ToString(),
        ["case"] = standing.ToJson(),
        ["item"] = task.Item?.ToString(),
        ["text"] = task.Text,
        ["assignee"] = task.Assignee,
        ["due"] = task.Due,
        ["overdue"] = task.Outcome is null && LastDayOf(task.Due) is { } last && last < today,
        ["outcome"] = task.Outcome,
        ["index"] = task.Index,
        ["number"] = task.Number,
        ["recorded_at"] = FactJson.Time(task.RecordedAt),
        ["actor"] = task.Actor,
        ["end_reason"] = task.EndReason,
        ["ended_at"] = FactJson.Time(task.EndedAt),
        ["ended_by"] = task.EndedBy,
    };

    private static EdtfDay? LastDayOf(string? date) => EdtfBounds.TryOf(date)?.Latest;
}
