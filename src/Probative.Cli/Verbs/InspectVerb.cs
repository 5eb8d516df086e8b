using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Running;
using Probative.Cli.Terminal;
using Probative.Examination;
using Probative.Kernel.Commands;

namespace Probative.Cli.Verbs;

/// <summary>`inspect`: what the examinations get from one file, without a vault.</summary>
internal sealed class InspectVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var file = new Argument<string>("FILE") { Description = "The file." };
        var only = OnlyOption.Create();
        var trust = TrustOption.Create();
        var triage = new Option<bool>("--triage")
        {
            Description = "Of a video look at key frames alone, and read no writing.",
        };
        var @unsafe = SandboxOption.Create();
        return table.Add(
            new Command("inspect", "Examine one file that is in no vault; nothing is kept.")
            {
                file, only, triage, trust, @unsafe,
            },
            "probative inspect material/report.txt",
            async session =>
            {
                session.Report.Command = "inspect";
                if (session.Unneeded("inspect") is { } unneeded) return session.Refuse(unneeded);
                var isTriage = session.Parsed.GetValue(triage);
                var chosen = session.Parsed.GetValue(only) ?? [];
                if (ExaminationChoice.Flaw(chosen, isTriage) is { } unknown) return session.Refuse(unknown);
                var problems = new List<Problem>();
                var files = GivenFiles.Read(session.Parsed.GetValue(trust) is { } pem ? [pem] : [], problems);
                if (problems.Count > 0) return session.Refuse(problems);
                if (TrustText.Read(files is [var given] ? given : null, out var list) is { } unusable)
                    return session.Refuse(unusable);
                var isUnsafe = session.Parsed.GetValue(@unsafe);
                if (isUnsafe)
                    session.Report.Note(SandboxPlace.NoSandbox("The JSON says it of each examination."));
                var (sandbox, refusal) = SandboxPlace.Open(isUnsafe);
                if (sandbox is null) return session.End(new Refusal(Ending.Refused, refusal!));
                var asked = ExaminationSetup.FindAsync(
                    sandbox, isTriage, chosen, list, session.Interrupt);
                var ended = await session.RunAsync(
                    new InspectFile { Path = session.Parsed.GetRequiredValue(file) },
                    new FileInspector(asked, () => new Workbench(sandbox)),
                    Print);
                await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return ended;
            });
    }

    private static void Print(Page page, JsonObject result)
    {
        var file = result["file"]!.AsObject();
        page.Line($"{(string?)file["name"]}: {(string?)file["type"]?["type"]?["name"]}");
        page.Field("sha256", (string?)file["sha256"]);
        page.Field("bytes", (long?)file["size_bytes"]);
        foreach (var examined in result["examinations"]!.AsArray().Select(node => node!.AsObject()))
        {
            page.Field((string?)examined["examination"] ?? "", (string?)examined["outcome"]);
            if ((string?)examined["message"] is { } message) page.Line($"    {message}");
            if (examined["report"] is not JsonObject report) continue;
            foreach (var (label, value) in InspectText.Of((string?)examined["examination"] ?? "", report))
                page.Detail(label, value);
            if (report["notes"] is not JsonArray notes) continue;
            foreach (var note in notes) page.Line($"    {(string?)note?["code"]}: {(string?)note?["text"]}");
        }

        page.Line("Everything that was read: --json.");
        page.Line((string?)result["scope"] ?? "");
    }
}
