using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Preservation.Anchors;

namespace Probative.Cli.Verbs;

/// <summary>`anchor`: what something outside says of the time of a checkpoint.</summary>
internal sealed class AnchorVerb : IVerb
{
    private const string Example = "probative anchor list --vault my-vault";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("anchor", "Let something outside see a checkpoint, so that it cannot be younger.")
        {
            AuthorityVerb.Define(table),
            CalendarVerb.Define(table),
            AskVerb.DefineAsk(table),
            AskVerb.DefineUpgrade(table),
            DefineRequest(table),
            DefineImport(table),
            DefineList(table),
        },
        Example);

    private static Command DefineRequest(VerbTable table)
    {
        var to = new Option<string>("--to")
        {
            Description = "The file to make.",
            HelpName = "FILE",
            Required = true,
        }.MustBeFilled();
        var ots = new Option<bool>("--ots")
        {
            Description = "For OpenTimestamps: the checkpoint itself, to be given to `ots stamp`.",
        };
        return table.Add(
            new Command("request", "Write what an authority is asked to sign, as a file to carry.")
            {
                to, ots,
            },
            "probative anchor request --vault my-vault --as \"Ira Karst\" --to checkpoint.tsq",
            session => session.RunAsync(new Work<RequestAnchor>
            {
                Command = by => new RequestAnchor
                {
                    By = by,
                    Kind = session.Parsed.GetValue(ots) ? AnchorKind.OpenTimestamps : AnchorKind.Rfc3161,
                    To = session.Parsed.GetRequiredValue(to),
                },
                Print = PrintRequest,
            }));
    }

    private static Command DefineImport(VerbTable table)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "What came back: answers of authorities (.tsr), OpenTimestamps proofs (.ots).",
            Arity = ArgumentArity.OneOrMore,
        };
        var headers = Files("--block-header", "The header of a Bitcoin block, 80 bytes or their hex digits.");
        var lists = Files("--crl", "A revocation list of an issuer of the authority's certificates.");
        return table.Add(
            new Command("import", "Take answers back; what verifies is recorded.") { files, headers, lists },
            "probative anchor import checkpoint.tsr --vault my-vault --as \"Ira Karst\"",
            session => ImportAsync(
                session,
                session.Parsed.GetRequiredValue(files),
                session.Parsed.GetValue(headers) ?? [],
                session.Parsed.GetValue(lists) ?? []));
    }

    private static Task<int> ImportAsync(Session session, string[] files, string[] headers, string[] lists)
    {
        session.Report.Command = "anchor import";
        var problems = new List<Problem>();
        var answers = GivenFiles.Read(files, problems);
        var blocks = GivenFiles.Read(headers, problems);
        var revoked = GivenFiles.Read(lists, problems);
        if (problems.Count > 0) return Task.FromResult(session.Refuse(problems));
        return session.RunAsync(new Work<ImportAnchors>
        {
            Command = by => new ImportAnchors
            {
                By = by, Files = answers, BlockHeaders = blocks, RevocationLists = revoked,
            },
            Print = (page, result, rows) =>
            {
                foreach (var row in rows) page.Line((string?)row["says"] ?? "");
                CheckpointText.Print(page, result);
            },
        });
    }

    private static Command DefineList(VerbTable table)
    {
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show what something outside said of checkpoints.") { limit },
            Example,
            session => session.RunAsync(new Work<ListAnchors>
            {
                NeedsMember = false,
                Command = _ => new ListAnchors { Limit = session.Limit(session.Parsed.GetValue(limit)) },
                Print = PrintList,
            }));
    }

    private static void PrintRequest(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var request = (string?)result["request"];
        page.Line($"Request:    {request}");
        var size = Page.Count((long)result["tree_size"]!, "fact");
        page.Line($"Checkpoint: {size}, its signed note is kept at");
        page.Line($"            {(string?)result["note"]!["path"]}");
        if ((string?)result["kind"] == AnchorKind.Rfc3161)
        {
            page.Line("Send it to an authority as application/timestamp-query, and bring the answer back:");
            page.Line("  probative anchor import ANSWER.tsr");
        }
        else
        {
            page.Line($"Where there is a network, run `ots stamp` on it, and bring {request}.ots back:");
            page.Line("  probative anchor import FILE.ots");
        }

        CheckpointText.Print(page, result);
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            page.Line((string?)row["says"] ?? "");
            page.Field("note", (string?)row["note"]!["path"]);
            page.Field("answer", (string?)row["token"]!["path"]);
        }

        if (rows.Count == 0) page.Line("No outside time yet.");
    }

    private static Option<string[]> Files(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
}
