using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Running;
using Probative.Cli.Terminal;
using Probative.Examination;
using Probative.Kernel.Commands;

namespace Probative.Cli.Verbs;

/// <summary>`hash`: the perceptual hashes of a picture, as other tools write them.</summary>
internal sealed class HashVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A picture, or a video for its first frame.",
        };
        var @unsafe = SandboxOption.Create();
        return table.Add(
            new Command("hash", "Print the perceptual hashes (PDQ) of a picture.") { file, @unsafe },
            "probative hash photo.png",
            async session =>
            {
                session.Report.Command = "hash";
                if (session.Unneeded("hash") is { } unneeded) return session.Refuse(unneeded);
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
