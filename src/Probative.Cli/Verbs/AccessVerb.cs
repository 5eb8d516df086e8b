using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Local.Auditing;

namespace Probative.Cli.Verbs;

/// <summary>`access`: who opened or took out what; for auditors.</summary>
internal sealed class AccessVerb : IVerb
{
    private const string Example = "probative access list --vault my-vault --as \"Ada Lind\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("access", "Who opened or took out what, when and why: the access log, for auditors.")
        {
            DefineList(table),
            DefineKeep(table),
            DefineErase(table),
        },
        Example);

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("Only what was of this case: its id, or the first four digits.");
        var since = Day("--since", "Only from this day (UTC) on.");
        var who = new Option<string?>("--who")
        {
            Description = "Only by this member.",
            HelpName = "MEMBER",
        };
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show who opened or took out what, the newest first.")
            {
                @case, since, who, limit,
            },
            "probative access list --vault my-vault --as \"Ada Lind\" --who \"Ira Karst\"",
            session => session.RunAsync(new Work<ListAccess>
            {
                Command = by => new ListAccess
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    Since = session.Parsed.GetValue(since),
                    Who = session.Parsed.GetValue(who),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static Command DefineKeep(VerbTable table)
    {
        var days = new Argument<long>("DAYS") { Description = "For how many days; 1095 are three years." };
        return table.Add(
            new Command("keep", "Set for how long entries are kept (at first: 1095 days).") { days },
            "probative access keep 730 --vault my-vault --as \"Ada Lind\"",
            session => session.RunAsync(new Work<KeepAccess>
            {
                Command = by => new KeepAccess { By = by, Days = session.Parsed.GetRequiredValue(days) },
                Print = (page, result, _) => PrintKept(page, result),
            }));
    }

    private static Command DefineErase(VerbTable table)
    {
        var before = Day("--before", "The first day (UTC) that stays (default: the first to be kept).");
        return table.Add(
            new Command("erase", "Erase the entries that need be kept no longer; that stands in the log.")
            {
                before,
            },
            "probative access erase --vault my-vault --as \"Ada Lind\"",
            session => session.RunAsync(new Work<EraseAccess>
            {
                Command = by => new EraseAccess { By = by, Before = session.Parsed.GetValue(before) },
                Print = (page, result, _) =>
                {
                    page.Line($"Accesses erased: {Page.Number((long)result["erased"]!)}, of before "
                        + $"{(string?)result["before"]}.");
                    PrintKept(page, result);
                    foreach (var line in result["not_reached"]!.AsArray()) page.Line((string?)line ?? "");
                },
            }));
    }

    private static Option<string?> Day(string name, string description) =>
        new(name) { Description = description, HelpName = "DATE" };

    private static void PrintKept(Page page, JsonObject result) => page.Line(
        $"Entries are kept for {Page.Count((long)result["kept_days"]!, "day")}: "
            + $"from {(string?)result["kept_since"]} on.");

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            var who = (string?)row["who"]?["name"] ?? (string?)row["who"]?["id"] ?? "not stated";
            page.Line($"{(string?)row["at"]}  {(string?)row["command"]}  {who}");
            page.Field("why", (string?)row["why"] ?? "not stated");
            page.Field("exit", (long?)row["exit"]);
            foreach (var @case in row["cases"]!.AsArray()) page.Field("case", (string?)@case);
            foreach (var thing in row["things"]!.AsArray()) page.Field("of", (string?)thing);
            if ((long)row["things_count"]! - row["things"]!.AsArray().Count is > 0 and var more)
                page.Field("and more", more);
            if ((string?)row["says"] is { } says) page.Line($"  {says}");
        }

        PrintKept(page, result);
    }
}
