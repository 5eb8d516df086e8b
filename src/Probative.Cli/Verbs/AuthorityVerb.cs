using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Preservation.Anchors;

namespace Probative.Cli.Verbs;

/// <summary>`anchor authority`: whose word on time counts in the vault.</summary>
internal static class AuthorityVerb
{
    private const string Example = "probative anchor authority list --vault my-vault";

    public static Command Define(VerbTable table) => table.AddGroup(
        new Command("authority", "Whose word on time counts in the vault.")
        {
            DefineAdd(table),
            table.Add(
                new Command("list", "Show the authorities that are trusted."),
                Example,
                session => session.RunAsync(new Work<ListAuthorities>
                {
                    NeedsMember = false,
                    Command = _ => new ListAuthorities { Kind = AnchorKind.Rfc3161 },
                    Print = PrintList,
                })),
        },
        Example);

    private static Command DefineAdd(VerbTable table)
    {
        var name = new Argument<string>("NAME") { Description = "What the authority is called here." };
        var roots = new Option<string[]>("--roots")
        {
            Description = "Its root certificate, PEM or DER, and others that its answers may lack.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
            Required = true,
        };
        var url = new Option<string?>("--url")
        {
            Description = "Where `probative anchor ask` asks it. Nothing is sent before.",
            HelpName = "URL",
        };
        return table.Add(
            new Command("add", "Trust a time-stamping authority; that is recorded.") { name, roots, url },
            """
            probative anchor authority add "Karst Time" --vault my-vault --as "Ira Karst" \
              --url https://time.karst.example/tsa --roots karst-time-root.pem
            """,
            session => AddAsync(
                session,
                session.Parsed.GetRequiredValue(name),
                session.Parsed.GetRequiredValue(roots),
                session.Parsed.GetValue(url)));
    }

    private static Task<int> AddAsync(Session session, string name, string[] roots, string? url)
    {
        session.Report.Command = "anchor authority add";
        var problems = new List<Problem>();
        var certificates = GivenFiles.Read(roots, problems);
        if (problems.Count > 0) return Task.FromResult(session.Refuse(problems));
        return session.RunAsync(new Work<TrustAuthority>
        {
            Command = by => new TrustAuthority
            {
                By = by, AuthorityName = name, Url = url, Certificates = certificates,
            },
            Print = (page, result, _) =>
            {
                var authority = result["authority"]!.AsObject();
                page.Line($"The word of {(string?)authority["name"]} counts from now on. Its roots:");
                foreach (var root in authority["roots"]!.AsArray())
                    page.Line($"  SHA-256 {(string?)root!["sha256"]}");
                page.Line("Compare them with what the authority publishes.");
                CheckpointText.Print(page, result);
            },
        });
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows) => page.Table(
        ["name", "address", "roots"],
        [.. rows.Select(row => (string?[])
        [
            (string?)row["name"],
            (string?)row["url"],
            string.Join(' ', row["roots"]!.AsArray().Select(root => (string?)root!["sha256"])),
        ])]);
}
