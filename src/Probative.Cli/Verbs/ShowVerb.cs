using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Intake;
using Probative.Kernel.Commands;
using Probative.Preservation;

namespace Probative.Cli.Verbs;

/// <summary>`show`: everything that is recorded of one thing.</summary>
internal sealed class ShowVerb : IVerb
{
    private static readonly Problem s_noPicture = new(
        "bad-value",
        null,
        "A picture is made here of a match alone.",
        "Leave --to out, or write match:ID; `probative copy list` shows the ids.");

    public Command Define(VerbTable table)
    {
        var what = new Argument<string>("WHAT")
        {
            Description =
                "An item's id, its first four digits or name:NAME, a case's name or id, "
                + "fact:INDEX, or match:ID.",
        };
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var asOf = AsOfOption.Create();
        var restricted = RestrictedOption.Create();
        var to = CopyShowVerb.ToOption();
        return table.Add(
            new Command("show", "Show everything that is recorded of an item, a case, a fact or a match.")
            {
                what, @case, asOf, restricted, to,
            },
            "probative show \"Harbour Ridge\" --vault my-vault --as \"Ira Karst\"",
            session =>
            {
                var (wanted, picture) = (session.Parsed.GetRequiredValue(what), session.Parsed.GetValue(to));
                if (wanted.StartsWith(CopyShowVerb.Prefix, StringComparison.Ordinal))
                {
                    return CopyShowVerb.RunAsync(
                        session,
                        wanted[CopyShowVerb.Prefix.Length..],
                        session.Parsed.GetValue(@case),
                        session.Parsed.GetValue(restricted),
                        picture);
                }

                if (picture is not null) return Task.FromResult(session.Refuse([s_noPicture]));
                return session.RunAsync(new Work<Show>
                {
                    Command = by => new Show
                    {
                        By = by,
                        What = wanted,
                        Case = session.Parsed.GetValue(@case),
                        AsOf = session.Parsed.GetValue(asOf),
                        WithRestricted = session.Parsed.GetValue(restricted),
                    },
                    Print = Print,
                });
            });
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        switch ((string?)result["kind"])
        {
            case "item":
                PrintItem(page, result);
                break;
            case "case":
                PrintCase(page, result);
                break;
            default:
                FactText.Print(page, result["fact"]!.AsObject());
                break;
        }
    }

    private static void PrintItem(Page page, JsonObject result)
    {
        var item = result["item"]!.AsObject();
        page.Line($"Item {(string?)item["id"]} in case {(string?)result["case"]!["name"]}");
        page.Field("name", (string?)item["name"]);
        page.Field("sha256", (string?)item["sha256"]);
        page.Field("bytes", (long?)item["size_bytes"]);
        page.Field("kept at", (string?)result["path"]);
        CorrectionText.Print(page, result["corrections"]!.AsArray());
        KeepingText.Print(page, result["keeping"]!.AsObject());
        foreach (var receipt in result["receipts"]!.AsArray().Select(node => node!.AsObject()))
        {
            page.Line($"Received (fact {receipt["number"]}, log index {receipt["index"]}), as stated:");
            foreach (var field in StatedField.All.Where(field => !field.IsOfAppearance))
                page.Field(field.Name, (string?)receipt[field.Name]);
            page.Field(
                "recorded by",
                $"{(string?)receipt["actor"]} at {(string?)receipt["recorded_at"]}, operator's clock");
        }

        foreach (var seen in result["appearances"]!.AsArray().Select(node => node!.AsObject()))
        {
            page.Line($"Seen online (fact {seen["number"]}, log index {seen["index"]}), as stated:");
            foreach (var field in StatedField.All.Where(field => field.IsOfAppearance))
                page.Field(field.Name.Replace('_', ' '), (string?)seen[field.Name]);
        }

        foreach (var examined in result["examinations"]!.AsArray().Select(node => node!.AsObject()))
        {
            page.Field(
                (string?)examined["examination"] ?? "examined",
                (string?)examined["outcome"] + ((string?)examined["path"] is { } path ? $", {path}" : ""));
        }

        foreach (var claim in result["claims"]!.AsArray()) ClaimText.Print(page, claim!.AsObject());
    }

    private static void PrintCase(Page page, JsonObject result)
    {
        page.Line($"Case {(string?)result["case"]!["name"]} ({(string?)result["case"]!["id"]})");
        page.Field("purpose", (string?)result["purpose"]);
        page.Field("legal basis", (string?)result["legal_basis"]);
        page.Field("review", (string?)result["review_date"]);
        page.Field(
            "opened", $"{(string?)result["opened_at"]} by {(string?)result["opened_by"]}, operator's clock");
        CorrectionText.Print(page, result["corrections"]!.AsArray());
        KeepingText.Print(page, result["keeping"]!.AsObject());
        foreach (var member in result["members"]!.AsArray())
            page.Field("member", $"{(string?)member!["pseudonym"]}, {(string?)member["role"]}");
        foreach (var count in (ReadOnlySpan<string>)["items", "failures", "claims", "handovers"])
            page.Field(count, (long?)result[count]);
    }
}
