using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Cli.Running;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Verification.Findings;

namespace Probative.Cli.Verbs;

/// <summary>
/// `finding draft`: one search and one test can be said as options; a finding with more of them, or with a
/// proposition, comes from a file with the members that the API takes.
/// </summary>
internal sealed class FindingDraftVerb
{
    private readonly Argument<string> _case = new("CASE") { Description = "The name or id of a case." };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "Read it from this JSON file; what is given as an option goes before what it says.",
        HelpName = "FILE",
    };

    private readonly ConclusionOptions _words = new(kindRequired: false);

    private readonly Option<string?> _search =
        Text("--search", "What was searched for that would speak against it.");

    private readonly Option<string?> _searchIn = Text("--search-in", "Where that was searched for.");
    private readonly Option<string?> _searchFound = Text("--search-found", "What came of it.");
    private readonly Option<string?> _test = Text("--test", "How it was tested.");
    private readonly Option<string?> _testOn = Text("--test-on", "What the test was done with.");
    private readonly Option<string?> _testResult = Text("--test-result", "What came out of it.");

    private readonly Option<string[]> _testAlternatives =
        Several("--test-alternative", "TEXT", "Another reading that was tried, and what came of it.");

    /// <summary>The members of the command that one option gives, and that option.</summary>
    private readonly (string Member, Option<string?> Option)[] _texts;

    private readonly (string Member, Option<string[]> Option)[] _lists;

    private FindingDraftVerb()
    {
        _texts =
        [
            ("text", Text("--text", "The finding in a sentence.")),
            ("kind", _words.Kind),
            ("likelihood", _words.Likelihood),
            ("confidence", _words.Confidence),
            ("confidence_reason", _words.ConfidenceReason),
            ("change", Text("--change", "What would change our mind.")),
            ("incident", Text("--incident", "The alleged incident that it is about: incident:ID.")),
            ("finding", Text("--finding", "The draft that this takes the place of, all of it.")),
            ("supersedes", Text("--supersedes", "The signed finding that this takes the place of.")),
        ];
        _lists =
        [
            ("items", Several("--item", "ITEM", "An item that it rests on; at least one.")),
            ("supports", Several("--supports", "REFERENCE", "What is for it: claim:ID, item:ID.")),
            ("opposes", Several("--opposes", "REFERENCE", "What is against it.")),
        ];
    }

    public static Command Define(VerbTable table)
    {
        var verb = new FindingDraftVerb();
        var command = new Command("draft", "Draft what the house concludes, or revise a draft.")
        {
            verb._case, verb._from,
        };
        foreach (var (_, option) in verb._texts) command.Add(option);
        foreach (var (_, option) in verb._lists) command.Add(option);
        foreach (var option in verb.Parts) command.Add(option);
        command.Add(verb._testAlternatives);
        return table.Add(
            command,
            """
            probative finding draft "Harbour Ridge" --vault my-vault --as "Ira Karst" \
              --text "The bridge was closed on Tuesday 4 May" --kind inferred \
              --item ITEM --supports claim:CLAIM \
              --search "a report that it was open" --search-in "the items of the case" \
              --search-found "none" \
              --test "reading the report beside a calendar" --test-on "its full text" \
              --test-result "the Tuesday before it was published is 4 May" \
              --change "a picture of traffic on it that day" \
              --likelihood likely --confidence low --confidence-reason "one report alone"
            """,
            verb.RunAsync);
    }

    private Option<string?>[] Parts => [_search, _searchIn, _searchFound, _test, _testOn, _testResult];

    private Task<int> RunAsync(Session session)
    {
        List<Problem> problems = [];
        var members = session.Parsed.GetValue(_from) is { } file ? Read(file, problems) : [];
        if (problems.Count == 0) Overlay(session.Parsed, members, problems);
        if (problems.Count > 0) return Task.FromResult(session.Refuse(problems));

        // Who acts is known when the vault is open; until then nobody is.
        members["by"] = default(MemberId).ToString();
        var (command, problem) = CommandJson.Read(CommandRoutes.Of<DraftFinding>().Form, members);
        return command is DraftFinding draft
            ? session.RunAsync(new Work<DraftFinding>
            {
                Command = by => draft with { By = by }, Print = FindingVerb.PrintOne,
            })
            : Task.FromResult(session.Refuse(problem!));
    }

    private void Overlay(ParseResult parsed, JsonObject members, List<Problem> problems)
    {
        members["case"] = parsed.GetRequiredValue(_case);
        foreach (var (member, option) in _texts)
        {
            if (parsed.GetValue(option) is { } text) members[member] = text;
        }

        foreach (var (member, option) in _lists)
        {
            if (parsed.GetValue(option) is { Length: > 0 } several)
                members[member] = new JsonArray([.. several.Select(one => JsonValue.Create(one))]);
        }

        if (Together(parsed, problems, _search, _searchIn, _searchFound) is [var what, var where, var found])
        {
            members["search"] = new JsonArray(
                new JsonObject { ["what"] = what, ["where"] = where, ["outcome"] = found });
        }

        if (Together(parsed, problems, _test, _testOn, _testResult) is [var method, var inputs, var result])
        {
            var others = parsed.GetValue(_testAlternatives) ?? [];
            members["tests"] = new JsonArray(new JsonObject
            {
                ["method"] = method,
                ["inputs"] = inputs,
                ["result"] = result,
                ["alternatives"] = new JsonArray([.. others.Select(one => JsonValue.Create(one))]),
            });
        }

        foreach (var needed in (string[])["text", "kind"])
        {
            if (members.ContainsKey(needed)) continue;
            problems.Add(new Problem(
                "nothing-named", null, $"A finding has a {needed}.", $"Give --{needed}, or --from FILE."));
        }

        if (!members.ContainsKey("items")) members["items"] = new JsonArray();
    }

    /// <summary>The values of options that mean something together; none if none was given.</summary>
    private static string[] Together(
        ParseResult parsed, List<Problem> problems, params ReadOnlySpan<Option<string?>> options)
    {
        List<string> given = [];
        foreach (var option in options)
        {
            if (parsed.GetValue(option) is { } value) given.Add(value);
        }

        if (given.Count == options.Length || given.Count == 0) return [.. given];
        problems.Add(new Problem(
            "usage",
            null,
            $"{options[0].Name}, {options[1].Name} and {options[2].Name} belong together.",
            "Give all three."));
        return [];
    }

    private static JsonObject Read(string path, List<Problem> problems)
    {
        if (GivenFiles.Read([path], problems) is not [var file]) return [];
        try
        {
            if (JsonNode.Parse(file.Bytes.Span) is JsonObject members) return members;
        }
        catch (JsonException)
        {
            // Said below: what is no JSON holds no finding.
        }

        problems.Add(new Problem(
            "file-not-read",
            path,
            "It is no JSON object.",
            "Write the members that docs/spec/api.md has for finding-draft, without `by` and `case`."));
        return [];
    }

    private static Option<string?> Text(string name, string description) =>
        new(name) { Description = description, HelpName = "TEXT" };

    private static Option<string[]> Several(string name, string what, string description) =>
        new(name) { Description = description, HelpName = what, Arity = ArgumentArity.OneOrMore };
}
