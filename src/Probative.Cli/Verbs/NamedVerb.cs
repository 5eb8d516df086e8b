using System.CommandLine;
using Probative.Kernel.Casework;
using Probative.Reading.Names;

namespace Probative.Cli.Verbs;

/// <summary>
/// `source`, `entity` and `place`: one verb three times, because what is done with names is the same.
/// </summary>
/// <param name="words">What the kind is called.</param>
internal sealed class NamedVerb(NamedWords words) : IVerb
{
    private string ListExample =>
        $"probative {words.One} list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table)
    {
        var group = new Command(words.One, words.What)
        {
            new NamedAddVerb(words).Define(table),
            DefineList(table),
            DefineShow(table),
            DefineFind(table),
            DefineName(table),
        };
        if (words.Node != NodeKind.Source)
        {
            group.Add(DefineApart(table));
            var tables = new NamedTableVerb(words);
            group.Add(tables.DefineExport(table));
            group.Add(tables.DefineImport(table));
        }

        return table.AddGroup(group, ListExample);
    }

    private Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional($"Only the {words.Many} of this case.");
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", $"Show the {words.Many} of your cases.") { @case, limit },
            ListExample,
            session => session.RunAsync(new Work<ListNamed>
            {
                Command = by => new ListNamed
                {
                    By = by,
                    Of = words.Node,
                    Case = session.Parsed.GetValue(@case),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = (page, result, rows) =>
                {
                    foreach (var row in rows) NamedText.Print(page, words, row);
                    page.Line(words.Count((long)result["count"]!));
                },
            }));
    }

    private Command DefineShow(VerbTable table)
    {
        var id = Id();
        var @case = CaseOption.Required();
        return table.Add(
            new Command("show", $"Show {words.A}, as it was described each time.") { id, @case },
            $"""
            probative {words.One} show {words.Stand} --vault my-vault --as "Ira Karst" \
              --case "Harbour Ridge"
            """,
            session => session.RunAsync(new Work<ShowNamed>
            {
                Command = by => new ShowNamed
                {
                    By = by,
                    Of = words.Node,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Id = session.Parsed.GetRequiredValue(id),
                },
                Print = (page, result, _) => NamedText.PrintAll(page, words, result),
            }));
    }

    private Command DefineFind(VerbTable table)
    {
        var name = new Argument<string>("WORDS")
        {
            Description = "A name as it stands somewhere, in Latin or Cyrillic letters.",
        };
        var @case = CaseOption.Required();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("find", $"Offer the {words.Many} that words may name, each with why.")
            {
                name, @case, limit,
            },
            $"""
            probative {words.One} find "{words.Misspelt}" --vault my-vault --as "Ira Karst" \
              --case "Harbour Ridge"
            """,
            session => session.RunAsync(new Work<FindNamed>
            {
                Command = by => new FindNamed
                {
                    By = by,
                    Of = words.Node,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Words = session.Parsed.GetRequiredValue(name),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = (page, result, rows) =>
                {
                    foreach (var row in rows) NamedText.Print(page, words, row);
                    var count = (long)result["count"]!;
                    page.Line(count == 0
                        ? $"Nothing of this case comes near. `probative {words.One} list` shows all."
                        : $"{words.Count(count)[..^1]} offered; which one is meant, a person says.");
                },
            }));
    }

    private Command DefineName(VerbTable table)
    {
        var id = Id();
        var name = new Argument<string>("NAME") { Description = "The spelling." };
        var @case = CaseOption.Required();
        var language = new Option<string?>("--language")
        {
            Description = "The tag of its language: uk, ru, en.", HelpName = "TAG",
        };
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("name", $"Record another spelling of {words.A}.")
            {
                id, name, language, reason, @case,
            },
            $"""
            probative {words.One} name {words.Stand} "{words.Respelt}" --vault my-vault --as "Ira Karst" \
              --case "Harbour Ridge" --language {words.RespeltIn} --reason "The Ridge Courier writes it so"
            """,
            session => session.RunAsync(new Work<AddName>
            {
                Command = by => new AddName
                {
                    By = by,
                    Of = words.Node,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Id = session.Parsed.GetRequiredValue(id),
                    Text = session.Parsed.GetRequiredValue(name),
                    Language = session.Parsed.GetValue(language),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) => NamedText.PrintOne(page, words, result),
            }));
    }

    private Command DefineApart(VerbTable table)
    {
        var one = Id();
        var other = new Argument<string>("OTHER") { Description = "The id of the other one, as above." };
        var @case = CaseOption.Required();
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("apart", $"Record that two {words.Many} must not be taken for one another.")
            {
                one, other, reason, @case,
            },
            $"""
            probative {words.One} apart {words.Stand} OTHER --vault my-vault --as "Ira Karst" \
              --case "Harbour Ridge" --reason "{words.Difference}"
            """,
            session => session.RunAsync(new Work<KeepApart>
            {
                Command = by => new KeepApart
                {
                    By = by,
                    Of = words.Node,
                    Case = session.Parsed.GetRequiredValue(@case),
                    One = session.Parsed.GetRequiredValue(one),
                    Other = session.Parsed.GetRequiredValue(other),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) => NamedText.PrintOne(page, words, result),
            }));
    }

    private Argument<string> Id() => new(words.Stand)
    {
        Description = $"The id of {words.A}, or its first four digits.",
    };
}
