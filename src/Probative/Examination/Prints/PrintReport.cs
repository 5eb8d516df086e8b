using System.Text.Json.Nodes;
using Probative.Fingerprints.Films;

namespace Probative.Examination.Prints;

/// <summary>What is told of a print; the print itself lies beside the report.</summary>
internal static class PrintReport
{
    /// <summary>What the bytes of a print are called among what an examination made.</summary>
    public const string Role = "film print";

    public static ExaminationOutcome.Found Of(FilmPrint print, Notes notes) => new(
        new JsonObject
        {
            ["form"] = FilmPrint.Version,
            ["width"] = print.Width,
            ["height"] = print.Height,
            ["duration_ms"] = print.DurationMilliseconds,
            ["step_ms"] = print.StepMilliseconds,
            ["samples"] = print.Samples.Count,
            ["features"] = print.Samples.Sum(sample => sample.Features.Count),
            ["notes"] = notes.ToJson(),
        },
        [new Made(Role, "application/octet-stream", FilmPrintForm.ToBytes(print))]);
}
