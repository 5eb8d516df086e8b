using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Local.Checking;
using Probative.Preservation;

namespace Probative.Cli.Verbs;

/// <summary>`check`: everything in the vault is derived again; nothing is written or repaired.</summary>
internal sealed class CheckVerb : IVerb
{
    private const string NotChecked = "not checked";

    private readonly Option<bool> _withoutKeys = new("--without-keys")
    {
        Description = "Needs no passphrase: what can be checked without opening a field is checked.",
    };

    public Command Define(VerbTable table) => table.Add(
        new Command(
            "check", "Derive everything in the vault anew, and name what is damaged. Repairs nothing.")
        {
            _withoutKeys,
        },
        "probative check --vault my-vault",
        RunAsync);

    private async Task<int> RunAsync(Session session)
    {
        session.Report.Command = "check";
        switch (session.Access.OpenForCheck(session.Parsed.GetValue(_withoutKeys)))
        {
            case CheckOpening.Refused(var refusal):
                session.Report.Note(refusal.Problem);
                return session.Report.End(refusal.Ending, null, null);
            case CheckOpening.Ready(var checker):
                using (checker)
                {
                    return await session.RunAsync(new CheckVault(), checker, Print);
                }

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Print(Page page, JsonObject result)
    {
        var damage = (long)result["damage"]!;
        var origin = (string?)result["origin"] ?? "of unknown name";
        page.Line($"Checked {(string?)result["vault"]}: log {origin}");
        page.Line($"  facts:         {Facts(result)}");
        page.Line($"  items:         {Files(result["items"])}");
        page.Line($"  derivatives:   {Files(result["derivatives"])}");
        page.Line($"  log:           {Log(result, damage > 0)}");
        page.Line($"  checkpoint:    {Count(result["checkpoint"]?["size"], "fact") ?? "not trusted"}");
        page.Line($"  fingerprint:   {(string?)result["fingerprint"] ?? "not known"}");
        if (!(bool)result["fields_opened"]!) page.Line("  fields:        not opened");
        foreach (var outside in result["outside_time"]?.AsArray() ?? [])
            page.Line((string?)outside!["says"] ?? "");
        page.Line(damage == 0
            ? "No damage was found."
            : $"{Page.Count(damage, "damaged place")}: {(damage == 1 ? "it is" : "each is")} named above. "
                + "Nothing was changed.");
        page.Line();
        page.Line("What this does not show:");
        foreach (var line in result["not_shown"]!.AsArray()) page.Line($"  - {(string?)line}");
    }

    private static string Files(JsonNode? counts) =>
        counts is null
            ? NotChecked
            : $"{Count(counts["files"], "file")}, {Count(counts["bytes"], "byte")}";

    private static string Facts(JsonObject result) => Count(result["facts"], "fact") is { } facts
        ? $"{facts} in {Count(result["cases"], "case")}"
        : NotChecked;

    // Which part of the log is damaged is told above, file by file; only a log without damage is whole.
    private static string Log(JsonObject result, bool isDamaged) =>
        Count(result["log"]?["leaves"], "leaf", "leaves") is not { } leaves ? NotChecked
        : isDamaged ? $"{leaves}, but for what is named above"
        : $"{leaves}, every tile and bundle";

    private static string? Count(JsonNode? number, string one, string? several = null) =>
        number is null ? null
        : several is not null && (long)number != 1 ? $"{Page.Number((long)number)} {several}"
        : Page.Count((long)number, one);
}
