using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Running;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;

namespace Probative.Cli.Verbs;

/// <summary>
/// `member link` and `member token`: what lets one member in at the server that holds the vault. One person a
/// run, so that no two links ever stand in one terminal side by side.
/// </summary>
internal static class LetInVerb
{
    public static Command DefineLink(VerbTable table)
    {
        var name = Name();
        return table.Add(
            new Command("link", "Make a one-time link by which a member signs in at the running server.")
            {
                name,
            },
            "probative member link \"Ola Nordby\" --vault my-vault",
            session => RunAsync(session, "link", session.Parsed.GetRequiredValue(name), PrintLink));
    }

    public static Command DefineToken(VerbTable table)
    {
        var name = Name();
        return table.Add(
            new Command("token", "Make a token for a member's scripts at the running server.") { name },
            "probative member token \"Ola Nordby\" --vault my-vault",
            session => RunAsync(session, "token", session.Parsed.GetRequiredValue(name), PrintToken));
    }

    private static async Task<int> RunAsync(
        Session session, string what, string name, Action<Page, JsonObject> print)
    {
        session.Report.Command = $"member {what}";
        if (session.Access.Folder is not { } folder) return session.End(VaultAccess.NoFolder());
        var (served, unusable) = await ServedVault.FindAsync(folder, session.Interrupt);
        using (served)
        {
            if (unusable is not null) return session.End(new Refusal(Ending.Refused, unusable));
            if (served is null) return session.End(new Refusal(Ending.WrongUsage, NotServed(folder)));
            var (told, problem) = await served.LetInAsync(what, name, session.Interrupt);
            return told is null
                ? session.End(new Refusal(Ending.WrongUsage, problem!))
                : session.Report.End(Ending.Done, told, page => print(page, told));
        }
    }

    private static Argument<string> Name() =>
        new("NAME") { Description = "The member: a name, a pseudonym, or an id." };

    private static void PrintLink(Page page, JsonObject told)
    {
        page.Line($"For {(string?)told["member"]!["name"]}, once, until {(string?)told["until"]}:");
        page.Line();
        page.Line((string)told["link"]!);
    }

    private static void PrintToken(Page page, JsonObject told)
    {
        page.Line($"For scripts of {(string?)told["member"]!["name"]}, until {(string?)told["until"]} or the "
            + "end of the server; shown this once:");
        page.Line();
        page.Line((string)told["token"]!);
        page.Line();
        page.Line($"curl -H \"Authorization: Bearer TOKEN\" {(string?)told["api"]}/commands");
    }

    private static Problem NotServed(string folder) => new(
        "not-served",
        folder,
        "No server holds this vault here, or it listens elsewhere.",
        $"Start one: `probative serve --vault DIR`, with the same {Surroundings.StateVariable}.");
}
