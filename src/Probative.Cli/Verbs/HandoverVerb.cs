using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Handover;
using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Cli.Verbs;

/// <summary>`handover`: give a chosen part of a case to somebody who can check it without us.</summary>
internal sealed class HandoverVerb : IVerb
{
    private const string All = "all";

    private readonly Argument<string> _case = new("CASE") { Description = "The name or id of the case." };

    private readonly Option<string> _to = new("--to")
    {
        Description = "Who receives it. It stands in the package.",
        HelpName = "TEXT",
        Required = true,
    };

    private readonly Option<string> _purpose = new("--purpose")
    {
        Description = "What for. It stands in the package.",
        HelpName = "TEXT",
        Required = true,
    };

    private readonly Option<string[]> _select = Several(
        "--select",
        "all|ITEM|name:PATTERN",
        "What leaves: everything, items by id or digest, or those with such a name (* and ?); repeatable.");

    private readonly Option<string[]> _withhold = Several(
        "--withhold",
        "FIELD|ITEM|name:PATTERN|FACT",
        "What stays: `12:url`, `ITEM:from`, `url` in every fact, items, or fact `12`; each with a --reason.");

    private readonly Option<string[]> _reason = Several(
        "--reason",
        "TEXT",
        "Why, in the order of --withhold. It stands in the package: it must not tell what.");

    private readonly Option<string[]> _disclose = Several(
        "--disclose", "FIELD", "Open a field that stays in the house by itself, such as `path`.");

    private readonly Option<string[]> _confirm = Several(
        "--confirm", "FIELD", "Let a field stand although it says what is withheld elsewhere.");

    private readonly Option<string> _out = new Option<string>("--out")
    {
        Description = "The folder to make, or a ZIP file if the name ends in .zip.",
        HelpName = "DIR|ZIP",
        Required = true,
    }.MustBeFilled();

    public Command Define(VerbTable table)
    {
        _select.Required = true;
        return table.Add(
            new Command("handover", "Hand over a part of a case, as a package that others can check.")
            {
                _case, _to, _purpose, _select, _withhold, _reason, _disclose, _confirm, _out,
            },
            """
            probative handover "Harbour Ridge" --vault my-vault --as "Ira Karst" \
              --to "Counsel for the defence" --purpose "Disclosure" --select all \
              --withhold "name:*.txt" --reason "endangers a person" \
              --withhold seen_by --reason "identity of our staff" --out harbour-ridge.zip
            """,
            RunAsync);
    }

    private Task<int> RunAsync(Session session)
    {
        var parsed = session.Parsed;
        var what = parsed.GetValue(_withhold) ?? [];
        var reasons = parsed.GetValue(_reason) ?? [];
        if (what.Length != reasons.Length)
        {
            return Task.FromResult(session.Refuse(new Problem(
                "reason-missing",
                null,
                $"{Page.Count(what.Length, "thing")} to withhold came with "
                    + $"{Page.Count(reasons.Length, "reason")}.",
                "Give one --reason for each --withhold.")));
        }

        var (to, path) = (parsed.GetRequiredValue(_to), parsed.GetRequiredValue(_out));
        return session.RunAsync(new Work<MakeHandover>
        {
            IsLong = true,
            Command = by => new MakeHandover
            {
                By = by,
                Case = parsed.GetRequiredValue(_case),
                To = to,
                Purpose = parsed.GetRequiredValue(_purpose),
                Select = ToSelection(parsed.GetValue(_select) ?? []),
                Withhold = [.. what.Zip(reasons, (thing, reason) => new Withholding(thing, reason))],
                Disclose = parsed.GetValue(_disclose) ?? [],
                Confirm = parsed.GetValue(_confirm) ?? [],
                Out = path,
                Form = path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
                    ? PackageForm.Zip
                    : PackageForm.Folder,
            },
            Print = Print,
        });
    }

    private static ItemSelection ToSelection(string[] chosen) => new(
        chosen.Contains(All),
        [.. chosen.Where(text => text != All && !NamePrefix.TryParse(text, out _))],
        [.. chosen.Select(text => NamePrefix.TryParse(text, out var name) ? name : "")
            .Where(name => name.Length > 0)]);

    private static Option<string[]> Several(string name, string what, string description) => new(name)
    {
        Description = description,
        HelpName = what,
        Arity = ArgumentArity.OneOrMore,
    };

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        page.Line($"Handed over to {(string?)result["to"]}: {(string?)result["package"]}");
        page.Line(
            $"  {Count(result, "items", "item")}, {Count(result, "facts", "fact")}; withheld: "
            + $"{Count(result, "withheld_facts", "fact")} and "
            + Count(result, "withheld_fields", "field"));
        if ((long)result["outside_times"]! is > 0 and var times)
            page.Line($"  {Page.Count(times, "outside time")}: by when the record existed, as others say");
        page.Line();
        page.Line("Tell the receiver the signer's fingerprint by another way than the package:");
        page.Line($"  {(string?)result["fingerprint"]}");
        page.Line("They check it with probative-check, verify.sh or verify.html: see VERIFY.md in it.");
        CheckpointText.Print(page, result);
    }

    private static string Count(JsonObject result, string name, string one) =>
        Page.Count((long)result[name]!, one);
}
