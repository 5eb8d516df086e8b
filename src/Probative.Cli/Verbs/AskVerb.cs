using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Preservation.Anchors;

namespace Probative.Cli.Verbs;

/// <summary>`anchor ask` and `anchor upgrade`: the commands that speak to a network.</summary>
internal static class AskVerb
{
    public static Command DefineAsk(VerbTable table)
    {
        var outside = new OutsideOptions();
        var lists = new Option<string[]>("--crl")
        {
            Description = "A revocation list of an issuer of the authorities' certificates.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "ask", "Have the checkpoint stamped over the network. A digest leaves the machine, nothing else.")
        {
            lists,
        };
        outside.AddTo(command);
        return table.Add(
            command,
            "probative anchor ask --dry-run --vault my-vault --as \"Ira Karst\"",
            session => AskAsync(session, outside, session.Parsed.GetValue(lists) ?? []));
    }

    public static Command DefineUpgrade(VerbTable table)
    {
        var outside = new OutsideOptions();
        var command = new Command(
            "upgrade", "Ask the configured calendars what became of pending proofs, over the network.");
        outside.AddTo(command);
        return table.Add(
            command,
            "probative anchor upgrade --dry-run --vault my-vault --as \"Ira Karst\"",
            session => UpgradeAsync(session, outside));
    }

    private static Task<int> AskAsync(Session session, OutsideOptions options, string[] lists)
    {
        session.Report.Command = "anchor ask";
        var problems = new List<Problem>();
        var revoked = GivenFiles.Read(lists, problems);
        var roots = options.ReadRoots(session.Parsed, problems);
        if (problems.Count > 0) return Task.FromResult(session.Refuse(problems));
        var isRehearsal = session.Parsed.GetValue(options.Rehearse);
        return session.RunAsync(new Work<AskAuthorities>
        {
            NeedsMember = !isRehearsal,
            Command = by => new AskAuthorities
            {
                By = by,
                IsRehearsal = isRehearsal,
                RevocationLists = revoked,
                TimeoutSeconds = session.Parsed.GetValue(options.Timeout),
                TlsRoots = roots,
            },
            Print = Print,
        });
    }

    private static Task<int> UpgradeAsync(Session session, OutsideOptions options)
    {
        session.Report.Command = "anchor upgrade";
        var problems = new List<Problem>();
        var roots = options.ReadRoots(session.Parsed, problems);
        if (problems.Count > 0) return Task.FromResult(session.Refuse(problems));
        var isRehearsal = session.Parsed.GetValue(options.Rehearse);
        return session.RunAsync(new Work<UpgradeProofs>
        {
            NeedsMember = !isRehearsal,
            Command = by => new UpgradeProofs
            {
                By = by,
                IsRehearsal = isRehearsal,
                TimeoutSeconds = session.Parsed.GetValue(options.Timeout),
                TlsRoots = roots,
            },
            Print = Print,
        });
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        if ((bool)result["is_rehearsal"]!)
        {
            page.Line($"Nothing was sent. {Asked((long)result["would_ask"]!)} would be asked:");
            foreach (var row in rows)
            {
                page.Line($"{(string?)row["name"]}: {(string?)row["method"]} {(string?)row["url"]}");
                page.Line($"  sends {(string?)row["sends"]} ({Page.Count((long)row["bytes"]!, "byte")})");
            }

            return;
        }

        page.Line($"{Asked((long)result["asked"]!)} asked. Nothing but digests left this machine.");
        foreach (var row in rows) page.Line((string?)row["says"] ?? "");
        CheckpointText.Print(page, result);
    }

    private static string Asked(long count) => count == 1 ? "1 address" : $"{Page.Number(count)} addresses";
}
