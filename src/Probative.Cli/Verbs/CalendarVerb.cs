using System.CommandLine;
using Probative.Preservation.Anchors;

namespace Probative.Cli.Verbs;

/// <summary>`anchor calendar`: which OpenTimestamps calendars are asked.</summary>
internal static class CalendarVerb
{
    private const string Example = "probative anchor calendar list --vault my-vault";

    public static Command Define(VerbTable table) => table.AddGroup(
        new Command("calendar", "Which OpenTimestamps calendars are asked.")
        {
            DefineAdd(table),
            DefineList(table),
            DefineRemove(table),
        },
        Example);

    private static Command DefineAdd(VerbTable table)
    {
        var name = Name();
        var url = new Option<string>("--url")
        {
            Description = "Where it answers, as it publishes it. Nothing is sent before `anchor ask`.",
            HelpName = "URL",
            Required = true,
        }.MustBeFilled();
        return table.Add(
            new Command("add", "Ask a calendar from now on; that is recorded.") { name, url },
            """
            probative anchor calendar add "Karst Calendar" --url https://calendar.karst.example \
              --vault my-vault --as "Ira Karst"
            """,
            session => StateAsync(
                session, session.Parsed.GetRequiredValue(name), session.Parsed.GetRequiredValue(url)));
    }

    private static Command DefineRemove(VerbTable table)
    {
        var name = Name();
        return table.Add(
            new Command("remove", "Ask a calendar no more; that is recorded.") { name },
            "probative anchor calendar remove \"Karst Calendar\" --vault my-vault --as \"Ira Karst\"",
            session => StateAsync(session, session.Parsed.GetRequiredValue(name), null));
    }

    private static Command DefineList(VerbTable table) => table.Add(
        new Command("list", "Show the calendars that are asked."),
        Example,
        session => session.RunAsync(new Work<ListAuthorities>
        {
            NeedsMember = false,
            Command = _ => new ListAuthorities { Kind = AnchorKind.OpenTimestamps },
            Print = (page, _, rows) => page.Table(
                ["name", "address"],
                [.. rows.Select(row => (string?[])[(string?)row["name"], (string?)row["url"]])]),
        }));

    private static Task<int> StateAsync(Session session, string name, string? url)
    {
        var words = url is null ? "anchor calendar remove" : "anchor calendar add";
        return session.RunAsync(new Work<TrustCalendar>
        {
            Command = by => new TrustCalendar { By = by, CalendarName = name, Url = url },
            Print = (page, result, _) =>
            {
                page.Line(url is null
                    ? $"{name} is asked no more. Proofs that wait for it stay pending."
                    : $"{name} is asked by `probative anchor ask` and `probative anchor upgrade`.");
                CheckpointText.Print(page, result);
            },
        });
    }

    private static Argument<string> Name() =>
        new("NAME") { Description = "What the calendar is called here." };
}
