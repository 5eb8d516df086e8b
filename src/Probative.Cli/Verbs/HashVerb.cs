using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Running;
using Probative.Cli.Terminal;
using Probative.Examination;
using Probative.Kernel.Commands;
using Probative.Matching.Outside;

namespace Probative.Cli.Verbs;

/// <summary>
/// `hash`: the perceptual hashes of a picture, as other tools write them; of two files what TMK features that
/// others made have in common.
/// </summary>
internal sealed class HashVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A picture, or a video for its first frame; or a TMK feature file.",
        };
        var other = new Argument<string?>("OTHER")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Another TMK feature file: the two are compared.",
        };
        var @unsafe = SandboxOption.Create();
        return table.Add(
            new Command("hash", "Print the perceptual hashes (PDQ) of a picture, or compare two .tmk files.")
            {
                file, other, @unsafe,
            },
            "probative hash photo.png",
            async session =>
            {
                session.Report.Command = "hash";
                if (session.Unneeded("hash") is { } unneeded) return session.Refuse(unneeded);
                if (session.Parsed.GetValue(other) is { } second)
                {
                    return await session.RunAsync(
                        new CompareTmk { First = session.Parsed.GetRequiredValue(file), Second = second },
                        new TmkComparing(),
                        TmkText.Print);
                }

                var isUnsafe = session.Parsed.GetValue(@unsafe);
                if (isUnsafe) session.Report.Note(SandboxPlace.NoSandbox("This note alone says so."));
                var (sandbox, refusal) = SandboxPlace.Open(isUnsafe);
                return sandbox is null
                    ? session.End(new Refusal(Ending.Refused, refusal!))
                    : await session.RunAsync(
                        new HashFile { Path = session.Parsed.GetRequiredValue(file) },
                        new FileHasher(() => new Workbench(sandbox)),
                        Print);
            });
    }

    private static void Print(Page page, JsonObject result)
    {
        var of = (string?)result["of"] == "picture" ? "" : $", {(string?)result["of"]} alone";
        page.Line($"{(string?)result["file"]}: {result["width"]} x {result["height"]} pixels{of}");
        page.Field("pdq", (string?)result["pdq"]);
        page.Field("quality", (long?)result["quality"]);
        foreach (var (way, hash) in result["dihedral"]!.AsObject())
            page.Field(way.Replace('_', ' '), (string?)hash);
    }
}
