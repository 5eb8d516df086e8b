using System.CommandLine;
using System.Diagnostics;
using Probative.Cli.Terminal;
using Probative.Handover;
using Probative.Kernel.Commands;
using Probative.Preservation;

namespace Probative.Cli.Verbs;

/// <summary>`list`: cases, items, claims, handovers, failures.</summary>
internal sealed class ListVerb : IVerb
{
    private static readonly string[] s_kinds = ["cases", "items", "claims", "handovers", "failures"];

    private readonly Argument<string> _kind = new("KIND")
    {
        Description = "What to list.",
        HelpName = string.Join('|', s_kinds),
        DefaultValueFactory = _ => "items",
    };

    private readonly Option<string?> _case =
        CaseOption.Optional("The name or id of the case (not for cases).");
    private readonly Option<string?> _name =
        Text("--name", "Items and failures: only names that hold this text.");
    private readonly Option<string?> _from = Text("--from", "Items: only what was stated to come from this.");
    private readonly Option<bool> _restricted = RestrictedOption.Create();
    private readonly Option<long?> _limit = LimitOption.Create();
    private readonly ItemListOptions _items = new();

    public Command Define(VerbTable table)
    {
        _kind.CompletionSources.Add(s_kinds);
        _kind.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var kind }] && !s_kinds.Contains(kind))
                result.AddError($"\"{kind}\" cannot be listed: give {string.Join(", ", s_kinds)}.");
        });
        var command = new Command("list", "List cases, items, claims, handovers or failures.")
        {
            _kind, _case, _name, _from, _restricted, _limit,
        };
        _items.AddTo(command);
        return table.Add(
            command,
            "probative list items --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\" --name .txt",
            Run);
    }

    private Task<int> Run(Session session)
    {
        var kind = session.Parsed.GetRequiredValue(_kind);
        if (kind == "cases") return session.RunAsync(CaseVerb.ListWork());

        var limit = session.Limit(session.Parsed.GetValue(_limit));
        if (session.Parsed.GetValue(_case) is not { } @case)
        {
            return Task.FromResult(session.Refuse(new Problem(
                "missing-value",
                null,
                "It was not said which case.",
                "Give --case NAME: `probative list cases`.")));
        }

        var name = session.Parsed.GetValue(_name);
        return kind switch
        {
            "items" => session.RunAsync(Items(_items.Read(session.Parsed, new ListItems
            {
                By = default,
                Case = @case,
                NameHolds = name,
                From = session.Parsed.GetValue(_from),
                WithRestricted = session.Parsed.GetValue(_restricted),
                Limit = limit,
            }))),
            "claims" => session.RunAsync(
                ClaimVerb.ListWork(@case, null, session.Parsed.GetValue(_restricted), limit)),
            "handovers" => session.RunAsync(Handovers(@case, _items.AsOf(session.Parsed), limit)),
            "failures" => session.RunAsync(Failures(new ListFailures
            {
                By = default,
                Case = @case,
                NameHolds = name,
                WithRestricted = session.Parsed.GetValue(_restricted),
                Limit = limit,
            })),
            _ => throw new UnreachableException(),
        };
    }

    private static Work<ListItems> Items(ListItems asked) => new()
    {
        Command = by => asked with { By = by },
        Print = (page, result, rows) =>
        {
            page.Table(
                ["item", "name", "bytes", "receipts", "seen", "recorded at"],
                [.. rows.Select(row => (string?[])
                [
                    (string?)row["id"],
                    (bool)row["restricted"]! ? $"{(string?)row["name"]} (restricted)" : (string?)row["name"],
                    (long?)row["size_bytes"] is { } size ? Page.Number(size) : null,
                    Page.Number((long)row["receipts"]!),
                    Page.Number((long)row["appearances"]!),
                    (string?)row["recorded_at"],
                ])]);
            if (RestrictedOption.LeftOut(result, "item") is { } leftOut) page.Line(leftOut);
        },
    };

    private static Work<ListFailures> Failures(ListFailures asked) => new()
    {
        Command = by => asked with { By = by },
        Print = (page, result, rows) =>
        {
            page.Table(
                ["code", "what failed", "what was wrong", "recorded at"],
                [.. rows.Select(row => (string?[])
                [
                    (string?)row["code"],
                    (string?)row["examination"] is { } examination
                        ? $"{examination} of {(string?)row["name"] ?? (string?)row["item"]}"
                        : (string?)row["path"] ?? (string?)row["name"],
                    (string?)row["message"],
                    (string?)row["recorded_at"],
                ])]);
            foreach (var hint in rows.Select(row => (string?)row["hint"]).OfType<string>().Distinct())
                page.Line(hint);
            if (RestrictedOption.LeftOut(result, "failure") is { } left) page.Line(left);
        },
    };

    private static Work<ListHandovers> Handovers(string @case, string? asOf, long limit) => new()
    {
        Command = by => new ListHandovers { By = by, Case = @case, AsOf = asOf, Limit = limit },
        Print = (page, _, rows) => page.Table(
            ["index", "to", "purpose", "items", "withheld", "complete", "recorded at"],
            [.. rows.Select(row => (string?[])
            [
                Page.Number((long)row["index"]!),
                (string?)row["to"],
                (string?)row["purpose"],
                (long?)row["items"] is { } items ? Page.Number(items) : null,
                $"{Page.Count((long?)row["withheld_facts"] ?? 0, "fact")}, "
                    + Page.Count((long?)row["withheld_fields"] ?? 0, "field"),
                (bool)row["finished"]! ? "yes" : "no",
                (string?)row["recorded_at"],
            ])]),
    };

    private static Option<string?> Text(string name, string description) =>
        new(name) { Description = description, HelpName = "TEXT" };
}
