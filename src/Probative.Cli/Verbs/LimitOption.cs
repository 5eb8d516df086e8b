using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--limit`, the same for every list.</summary>
internal static class LimitOption
{
    public static Option<long?> Create()
    {
        var limit = new Option<long?>("--limit")
        {
            Description = "Show at most this many (default 1000; with --jsonl everything).",
            HelpName = "N",
        };
        limit.Validators.Add(result =>
        {
            // What is no number at all the parser tells by itself.
            if (result.Tokens is [{ Value: var text }] && long.TryParse(text, out var number) && number < 1)
                result.AddError("--limit is at least 1.");
        });
        return limit;
    }
}
