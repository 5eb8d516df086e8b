using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Matching.SideBySide;

namespace Probative.Cli.Verbs;

/// <summary>`copy show`, and `show match:ID`: one match, with a picture of aligned frames.</summary>
internal static class CopyShowVerb
{
    /// <summary>What `show` is told a match by.</summary>
    public const string Prefix = "match:";

    public static Option<string?> ToOption() => new("--to")
    {
        Description = "Make a picture (JPEG) of the frames that both show, side by side.",
        HelpName = "FILE",
    };

    public static Command Define(VerbTable table)
    {
        var match = new Argument<string>("MATCH")
        {
            Description = "The id of the match, or its first four digits.",
        };
        var @case = CaseOption.Optional("Look for it in this case alone.");
        var restricted = RestrictedOption.Create();
        var to = ToOption();
        return table.Add(
            new Command("show", "Show one match; with --to, its frames side by side.")
            {
                match, @case, restricted, to,
            },
            """
            probative copy show MATCH --to side-by-side.jpg --vault my-vault --as "Ira Karst"
            """,
            session => RunAsync(
                session,
                session.Parsed.GetRequiredValue(match),
                session.Parsed.GetValue(@case),
                session.Parsed.GetValue(restricted),
                session.Parsed.GetValue(to)));
    }

    public static Task<int> RunAsync(
        Session session, string match, string? @case, bool withRestricted, string? to) =>
        session.RunAsync(new Work<ShowMatch>
        {
            Command = by => new ShowMatch
            {
                By = by, Match = match, Case = @case, WithRestricted = withRestricted, To = to,
            },
            Print = Print,
            IsLong = to is not null,
        });

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        CopyVerb.Print(page, result["match"]!.AsObject());
        var moments = result["moments"]!.AsArray();
        for (var at = 0; at < moments.Count; at++)
        {
            page.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  row {at + 1}: {(double)moments[at]!["first_s"]!:F3} s of the first, "
                + $"{(double)moments[at]!["second_s"]!:F3} s of the second"));
        }

        if ((string?)result["written"] is { } written) page.Line($"Written to {written}.");
        page.Line((string)result["scope"]!);
    }
}
