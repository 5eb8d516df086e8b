using Probative.Handover.Plan;
using Probative.Kernel.Pages;

namespace Probative.Handover.Pages;

/// <summary>Beside what a field said: what it was corrected to, why, and by which fact.</summary>
internal static class CorrectedField
{
    /// <summary>Writes the last correction of a field, if there is one.</summary>
    public static void Write(HtmlWriter page, PageModel model, FactRuling ruling, string field)
    {
        if (model.CorrectionOf(ruling, field) is not { } correction) return;
        var shown = correction.AsShown;
        page.Add($" <span class=\"note\">corrected to</span> ");
        if (shown.Value("value") is { } value) FieldView.Write(page, field, value);
        else page.Add($"<span class=\"kept\">withheld: {ReasonOf(correction, "value")}</span>");
        page.Add($" <span class=\"note\">because: ");
        if (shown.Text("reason") is { } reason) page.Add($"{reason}");
        else page.Add($"withheld: {ReasonOf(correction, "reason")}");
        page.Add($"; ");
        FactSection.WriteReference(page, correction);
        page.Add($"</span>");
    }

    private static string ReasonOf(FactRuling correction, string field) =>
        correction.Fields.FirstOrDefault(ruling => ruling.Field.Name == field).Reason ?? Reasons.Destroyed;
}
