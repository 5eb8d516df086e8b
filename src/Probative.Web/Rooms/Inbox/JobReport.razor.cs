using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Probative.Examination;
using Probative.Intake;
using Probative.Kernel.Commands;
using Probative.Web.Jobs;
using Probative.Web.Shell;

namespace Probative.Web.Rooms.Inbox;

/// <summary>How long work goes, or went: what failed first, then the rest in sentences.</summary>
public sealed partial class JobReport
{
    [Parameter, EditorRequired]
    public required Job Job { get; set; }

    [Parameter]
    public Intake? Intake { get; set; }

    [Parameter, EditorRequired]
    public required string Case { get; set; }

    [Parameter]
    public EventCallback Stop { get; set; }

    private JsonObject? Added => Job.Results.FirstOrDefault(one => one.Command is AddItems).Result;

    private JsonObject? Examined => Job.Results.FirstOrDefault(one => one.Command is Examine).Result;

    private IReadOnlyList<Problem> Failed => Job.Problems;

    private IReadOnlyList<JsonObject> Names => [.. Job.Rows.Where(row => row["path"] is not null)];

    private string Progress => Job.Progress is not { } known
        ? T["Beginning"]
        : known.Total is { } total
            ? T["ProgressOf", T["Step." + (Job.StepsDone == 0 ? "add" : "examine")], known.Done, total,
                SizeText.Of(known.BytesDone)]
            : T["ProgressOn", T["Step." + (Job.StepsDone == 0 ? "add" : "examine")], known.Done,
                SizeText.Of(known.BytesDone)];

    private static long N(JsonObject told, string field) => (long?)told[field] ?? 0;

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
