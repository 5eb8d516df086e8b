using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Examination;
using Probative.Kernel.Commands;

namespace Probative.Cli.Verbs;

/// <summary>`examine`: everything that the bytes of items say of themselves.</summary>
internal sealed class ExamineVerb : IVerb
{
    private static readonly string s_name = "examine";

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
            session => RunAsync(session, new Options(
                session.Parsed.GetValue(item),
                session.Parsed.GetValue(@case),
                session.Parsed.GetValue(restricted),
                session.Parsed.GetValue(replay),
                session.Parsed.GetValue(again),
                session.Parsed.GetValue(only) ?? [],
                session.Parsed.GetValue(triage),
                session.Parsed.GetValue(trust),
                session.Parsed.GetValue(workers),
                session.Parsed.GetValue(@unsafe))));
    }

    private sealed record Options(
        string? Item,
        string? Case,
        bool WithRestricted,
        bool IsReplay,
        bool AgainFailed,
        IReadOnlyList<string> Only,
        bool IsTriage,
        string? Trust,
        long? Workers,
        bool IsUnsafe);

    private static async Task<int> RunAsync(Session session, Options options)
    {
        session.Report.Command = s_name;
        if (Refusal(options) is { } wrong) return session.Refuse(wrong);
        if (TrustOption.Read(options.Trust, out var trust) is { } unusable) return session.Refuse(unusable);
        var (sandbox, refusal) = SandboxOption.Open(
            options.IsUnsafe,
            session,
            options.IsReplay ? "Nothing of a replay is recorded." : "The record says it too.");
        if (sandbox is null) return session.End(refusal!);

        // Whoever replays has also what was only made because somebody asked for it.
        var only = options is { IsReplay: true, Only.Count: 0 }
            ? ExaminationSetup.Names(options.IsTriage)
            : options.Only;
        var asked = ExaminationSetup.FindAsync(
            sandbox, options.IsTriage, only, trust, session.Interrupt);
        var ended = await RunAsync(session, options, asked, () => new Workbench(sandbox));

        // Where the vault did not open, programs may still be asked.
        await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ended;
    }

    private static async Task<int> RunAsync(
        Session session, Options options, Task<ExaminationList> asked, Func<Workbench> open)
    {
        if (!options.IsReplay)
        {
            return await session.RunAsync(new Work<Examine>
            {
                Name = s_name,
                Writes = true,
                IsLong = true,
                RowsMax = session.Limit(null),
                Command = by => new Examine
                {
                    By = by,
                    Item = options.Item,
                    Case = options.Case,
                    WithRestricted = options.WithRestricted,
                    AgainFailed = options.AgainFailed,
                    Workers = (int?)options.Workers ?? Environment.ProcessorCount,
                },
                Handler = vault => new Examiner(vault, asked, open),
                Print = Print,
            });
        }

        return await session.RunAsync(new Work<ReplayExaminations>
        {
            Name = s_name,
            Writes = false,
            Opens = true,
            IsLong = true,
            Command = by => new ReplayExaminations
            {
                By = by,
                Item = options.Item!,
                Case = options.Case,
                WithRestricted = options.WithRestricted,
            },
            Handler = vault => new Replayer(vault, asked, open),
            Print = PrintReplay,
        });
    }

    private static Problem? Refusal(Options options)
    {
        if (options is { IsReplay: true, Item: null })
        {
            return new Problem(
                "bad-value", null, "--replay needs an item.", "Name it: `examine ITEM --replay`.");
        }

        return options.Workers is < 1 or > 256
            ? new Problem("bad-value", null, "--workers takes 1 to 256.", "Leave it out for one a processor.")
            : OnlyOption.Refusal(options.Only, options.IsTriage);
    }

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
