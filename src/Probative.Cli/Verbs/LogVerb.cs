using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Log;

namespace Probative.Cli.Verbs;

/// <summary>`log`: facts in order, the checkpoint, the key, and proofs.</summary>
internal sealed class LogVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var @case = CaseOption.Optional("Only the facts of this case.");
        var from = new Option<long>("--from")
        {
            Description = "The log index to begin with; with --case, the number of the fact.",
            HelpName = "N",
        };
        from.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] }]) result.AddError("--from is at least 0.");
        });
        var limit = LimitOption.Create();
        var log = new Command("log", "Show the facts in order, opened; make proofs.")
        {
            @case, from, limit,
        };
        foreach (var part in (Command[])
            [Checkpoint(table), Root(table), Vkey(table), LogKeysVerb.Define(table), Proof(table),
            Consistency(table), LogCompareVerb.Define(table)])
        {
            log.Add(part);
        }

        return table.Add(
            log,
            "probative log --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\" --limit 20",
            session => session.RunAsync(new Work<ShowLog>
            {
                Command = by => new ShowLog
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    From = session.Parsed.GetValue(from),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintFacts,
            }));
    }

    private static void PrintFacts(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows) FactText.Print(page, row);
        if ((long)result["count"]! > 0) return;
        var size = Page.Count((long)result["size"]!, "fact");
        page.Line($"Nothing to show from there on. The log has {size}.");
    }

    private static Command Checkpoint(VerbTable table)
    {
        var print = new Option<string?>("--print")
        {
            Description = "Make a page to print (SVG) with the checkpoint as text and as a QR code.",
            HelpName = "FILE",
        };
        return table.Add(
            new Command("checkpoint", "Print the latest signed checkpoint.") { print },
            "probative log checkpoint --vault my-vault",
            session => session.Parsed.GetValue(print) is { } to
                ? session.RunAsync(new Work<PrintCheckpoint>
                {
                    NeedsMember = false,
                    Command = _ => new PrintCheckpoint { To = to },
                    Print = (page, result, _) => page.Line($"Page: {(string?)result["printed"]}"),
                })
                : session.RunAsync(new Work<ShowCheckpoint>
                {
                    NeedsMember = false,
                    Command = _ => new ShowCheckpoint(),
                    Print = PrintText,
                }));
    }

    private static Command Root(VerbTable table)
    {
        var asOf = AsOfOption.Create();
        return table.Add(
            new Command("root", "Print how long the log was at a moment, and the root over it.") { asOf },
            "probative log root --vault my-vault --as \"Ira Karst\" --as-of 2026-01-31",
            session => session.RunAsync(new Work<ShowRoot>
            {
                Command = by => new ShowRoot { By = by, AsOf = session.Parsed.GetValue(asOf) },
                Print = (page, result, _) =>
                {
                    IncidentText.PrintTime(page, result);
                    page.Line($"Log   {(string?)result["origin"]}");
                    page.Line($"Size  {Page.Number((long)result["size"]!)}");
                    page.Line($"Root  {(string?)result["root"] ?? "none: there was nothing"}");
                },
            }));
    }

    private static Command Vkey(VerbTable table) => table.Add(
        new Command(
            "vkey", "Print the key that signs, and its fingerprint: publish it where others find it."),
        "probative log vkey --vault my-vault",
        session => session.RunAsync(new Work<ShowVkey>
        {
            NeedsMember = false,
            Command = _ => new ShowVkey(),
            Print = (page, result, _) =>
            {
                page.Line((string)result["vkey"]!);
                page.Line($"fingerprint {(string?)result["fingerprint"]}");
            },
        }));

    private static Command Proof(VerbTable table)
    {
        var index = new Argument<long>("INDEX") { Description = "The log index of a fact." };
        return table.Add(
            new Command("proof", "Print the proof that a fact is in the log: a C2SP tlog-proof.") { index },
            "probative log proof 0 --vault my-vault",
            session => session.RunAsync(new Work<ProveInclusion>
            {
                NeedsMember = false,
                Command = _ => new ProveInclusion { Index = session.Parsed.GetRequiredValue(index) },
                Print = PrintText,
            }));
    }

    private static Command Consistency(VerbTable table)
    {
        var from = new Option<long>("--from")
        {
            Description = "The size of the earlier checkpoint.",
            HelpName = "SIZE",
            Required = true,
        };
        return table.Add(
            new Command("consistency", "Print the proof that an earlier log is the beginning of this one.")
            {
                from,
            },
            "probative log consistency --from 1 --vault my-vault",
            session => session.RunAsync(new Work<ProveConsistency>
            {
                NeedsMember = false,
                Command = _ => new ProveConsistency { From = session.Parsed.GetRequiredValue(from) },
                Print = (page, result, _) =>
                {
                    foreach (var hash in result["hashes"]!.AsArray()) page.Line((string)hash!);
                },
            }));
    }

    private static void PrintText(Page page, JsonObject result, IReadOnlyList<JsonObject> rows) =>
        page.Block((string)result["text"]!);
}
