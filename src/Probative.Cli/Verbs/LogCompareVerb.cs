using System.CommandLine;
using System.Text;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Kernel.Log;

namespace Probative.Cli.Verbs;

/// <summary>`log compare`: an earlier checkpoint, held against the log as it is now.</summary>
internal static class LogCompareVerb
{
    public static Command Define(VerbTable table)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The earlier checkpoint, as it was printed or kept (log checkpoint).",
        };
        return table.Add(
            new Command("compare", "Tell whether an earlier checkpoint is a beginning of this log.") { file },
            "probative log compare checkpoint-of-may.txt --vault my-vault",
            session => RunAsync(session, session.Parsed.GetRequiredValue(file)));
    }

    private static Task<int> RunAsync(Session session, string path)
    {
        List<Problem> problems = [];
        var given = GivenFiles.Read([path], problems);
        return problems.Count > 0
            ? Task.FromResult(session.Refuse(problems))
            : session.RunAsync(new Work<CompareCheckpoint>
            {
                NeedsMember = false,
                Command = _ => new CompareCheckpoint { Note = Encoding.UTF8.GetString(given[0].Bytes.Span) },
                Print = (page, result, _) =>
                {
                    if ((bool)result["is_beginning"]!)
                    {
                        page.Line(
                            $"The first {Page.Number((long)result["earlier_size"]!)} facts are those that it "
                            + $"covers; the log has {Page.Number((long)result["size"]!)} now.");
                    }
                },
            });
    }
}
