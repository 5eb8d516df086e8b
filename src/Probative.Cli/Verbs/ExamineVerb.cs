using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Examination;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Cli.Verbs;

/// <summary>`examine`: everything that the bytes of items say of themselves.</summary>
internal sealed class ExamineVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var item = new Argument<string?>("ITEM")
        {
            Description = "One item: its id, its first four digits, or name:NAME. Without it every item.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var @case = CaseOption.Optional("Only the items of this case.");
        var restricted = RestrictedOption.Create();
        var replay = new Option<bool>("--replay")
        {
            Description = "Make the recorded examinations of ITEM again, compare, and record nothing.",
        };
        var again = new Option<bool>("--again-failed")
        {
            Description = "Also what failed before by the same procedure.",
        };
        var triage = new Option<bool>("--triage")
        {
            Description = "Of videos look at key frames alone, and read no writing: fast, and labelled so.",
        };
        var workers = new Option<long?>("--workers")
        {
            Description = "Items examined at once; as many as there are processors when not given.",
            HelpName = "N",
        };
        var only = OnlyOption.Create();
        var trust = TrustOption.Create();
        var @unsafe = SandboxOption.Create();
        return table.Add(
            new Command("examine", "Read and measure what items say of themselves, in a sandbox.")
            {
                item, @case, restricted, replay, again, only, triage, trust, workers, @unsafe,
            },
            "probative examine --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"",
            session => RunAsync(
                session,
                session.Parsed.GetValue(replay),
                session.Parsed.GetValue(trust),
                new Examine
                {
                    By = default,
                    Item = session.Parsed.GetValue(item),
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    AgainFailed = session.Parsed.GetValue(again),
                    Only = session.Parsed.GetValue(only) ?? [],
                    IsTriage = session.Parsed.GetValue(triage),
                    Workers = session.Parsed.GetValue(workers),
                    IsUnsafe = session.Parsed.GetValue(@unsafe),
                }));
    }

    private static Task<int> RunAsync(Session session, bool isReplay, string? trust, Examine wanted)
    {
        session.Report.Command = wanted.Name;
        if (isReplay && wanted.Item is null)
        {
            return Task.FromResult(session.Refuse(new Problem(
                "bad-value", null, "--replay needs an item.", "Name it: `examine ITEM --replay`.")));
        }

        var problems = new List<Problem>();
        var files = GivenFiles.Read(trust is null ? [] : [trust], problems);
        if (problems.Count > 0) return Task.FromResult(session.Refuse(problems));
        wanted = wanted with { Trust = files is [var file] ? file : null };
        return isReplay
            ? session.RunAsync(new Work<ReplayExaminations>
            {
                IsLong = true,
                Command = by => ReplayOf(wanted, by),
                Print = PrintReplay,
            })
            : session.RunAsync(new Work<Examine>
            {
                IsLong = true,
                RowsMax = session.Limit(null),
                Command = by => wanted with { By = by },
                Print = Print,
            });
    }

    private static ReplayExaminations ReplayOf(Examine wanted, MemberId by) => new()
    {
        By = by,
        Item = wanted.Item!,
        Case = wanted.Case,
        WithRestricted = wanted.WithRestricted,

        // Whoever replays has also what was only made because somebody asked for it.
        Only = wanted.Only.Count > 0 ? wanted.Only : ExaminationSetup.Names(wanted.IsTriage),
        IsTriage = wanted.IsTriage,
        Trust = wanted.Trust,
        IsUnsafe = wanted.IsUnsafe,
    };

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        page.Line($"{Page.Count((long)result["items"]!, "item")}: "
            + $"{Page.Count((long)result["performed"]!, "examination")} made, "
            + $"{result["stood"]} stood already{StoodFailed(result)}, "
            + $"{result["failed"]} failed.");
        foreach (var (examination, outcomes) in result["examinations"]!.AsObject())
        {
            page.Field(examination, string.Join(", ", outcomes!.AsObject().Select(outcome => string.Create(
                CultureInfo.InvariantCulture, $"{outcome.Value} {outcome.Key.Replace('_', ' ')}"))));
        }

        if (result["notes"] is JsonObject { Count: > 0 } notes)
        {
            page.Line("To look at:");
            foreach (var (code, count) in notes) page.Field(code.Replace('-', ' '), (long)count!);
        }

        if (result["matching"] is JsonObject { } matching && (long)matching["matched"]! > 0)
        {
            page.Line($"{Page.Count((long)matching["matched"]!, "item")} held against the others; "
                + $"possible copies: {matching["proposed"]} (`probative copy list`).");
        }

        if ((long)result["restricted"]! > 0)
        {
            var left = Page.Count((long)result["restricted"]!, "restricted item");
            page.Line($"{left} left out (--restricted).");
        }

        if ((bool)result["was_interrupted"]!) page.Line("Interrupted: the same command goes on from here.");
        page.Line((string?)result["scope"] ?? "");
        CheckpointText.Print(page, result);
    }

    private static string StoodFailed(JsonObject result) =>
        (long)result["stood_failed"]! is > 0 and var failed
            ? string.Create(CultureInfo.InvariantCulture, $" ({failed} failed then: --again-failed)")
            : "";

    private static void PrintReplay(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        page.Line($"Item {(string?)result["item"]!["id"]}: {result["same"]} the same, "
            + $"{result["different"]} different, {result["not_compared"]} not compared.");
        foreach (var row in rows)
        {
            page.Field(
                (string?)row["examination"] ?? "", $"{(string?)row["replay"]}. {(string?)row["says"]}");
        }

        page.Line((string?)result["scope"] ?? "");
    }
}
