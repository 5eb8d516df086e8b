using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Members;

namespace Probative.Cli.Verbs;

/// <summary>`member`: who may act in the vault.</summary>
internal sealed class MemberVerb : IVerb
{
    private const string Example = "probative member list --vault my-vault";

    public Command Define(VerbTable table) => table.AddGroup(Group(table), Example);

    private static Command Group(VerbTable table) => new("member", "Who may act in the vault.")
    {
        DefineAdd(table),
        LetInVerb.DefineLink(table),
        LetInVerb.DefineToken(table),
        table.Add(
            new Command("list", "Show the members."),
            Example,
            session => session.RunAsync(new Work<ListMembers>
            {
                NeedsMember = false,
                Command = _ => new ListMembers(),
                Print = PrintList,
            })),
    };

    private static Command DefineAdd(VerbTable table)
    {
        var name =
            new Argument<string>("NAME") { Description = "The person's name; it is sealed in the record." };
        var role = new Option<string?>("--role")
        {
            Description = "`auditor`: reads and keeps the access log. Left out: works on cases.",
            HelpName = "ROLE",
        };
        return table.Add(
            new Command("add", "Let one more person act in the vault.") { name, role },
            "probative member add \"Ola Nordby\" --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<AddMember>
            {
                Command = by => new AddMember
                {
                    By = by,
                    MemberName = session.Parsed.GetRequiredValue(name),
                    Role = session.Parsed.GetValue(role),
                },
                Print = PrintAdded,
            }));
    }

    private static void PrintAdded(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var member = result["member"]!.AsObject();
        page.Line($"Added {(string?)member["name"]}, on the record {(string?)member["pseudonym"]}.");
        page.Line((string?)member["role"] is null
            ? "Next: probative case join CASE --member NAME"
            : "Next: probative access list --as NAME");
        CheckpointText.Print(page, result);
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows) => page.Table(
        ["id", "name", "pseudonym", "role"],
        [.. rows.Select(row => (string?[])
        [
            (string?)row["id"],
            (string?)row["name"],
            (string?)row["pseudonym"],
            (string?)row["role"],
        ])]);
}
