using System.CommandLine;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Reading.Names;

namespace Probative.Cli.Verbs;

/// <summary>`source add`, `entity add`, `place add`: what is stated differs, the rest is the same.</summary>
internal sealed class NamedAddVerb(NamedWords words)
{
    private readonly Argument<string> _name = new("NAME")
    {
        Description = words.Node == NodeKind.Source
            ? "The name that lists show. Of a witness give a code here, and nothing else of them anywhere."
            : "The name that lists show.",
    };

    private readonly Option<string[]> _also = new("--also")
    {
        Description = "Another spelling, with its language if that is known: \"Нижній Оск [uk]\".",
        HelpName = "NAME",
    };

    private readonly Option<string?> _again = new("--again")
    {
        Description = "Describe this one anew: all is stated again, and what was stated stays in the record.",
        HelpName = words.Stand,
    };

    private readonly Option<string?> _reason = new("--reason")
    {
        Description = "With --again: why. It is recorded, and stays in the house.", HelpName = "TEXT",
    };

    private readonly Option<string> _case = CaseOption.Required();

    public Command Define(VerbTable table) =>
        words.Node == NodeKind.Place ? DefinePlace(table) : DefineWho(table);

    private Command DefineWho(VerbTable table)
    {
        var isSource = words.Node == NodeKind.Source;
        var kinds = isSource ? NamedKinds.OfSources : NamedKinds.OfEntities;
        var kind = new Option<string>("--kind")
        {
            Description = $"One of: {string.Join(", ", kinds)}.", HelpName = "KIND", Required = true,
        };
        var remark = new Option<string?>("--remark")
        {
            Description = isSource
                ? "Anything else in a sentence; of a witness who holds the file."
                : "Anything else in a sentence.",
            HelpName = "TEXT",
        };
        var command = new Command("add", $"Record {words.A}, or describe one anew.")
        {
            _name, kind, _also, remark, _again, _reason, _case,
        };
        return isSource
            ? DefineSource(table, command, kind, remark)
            : DefineEntity(table, command, kind, remark);
    }

    private Command DefineSource(
        VerbTable table, Command command, Option<string> kind, Option<string?> remark) => table.Add(
        command,
        """
        probative source add "Ridge Courier" --vault my-vault --as "Ira Karst" \
          --case "Harbour Ridge" --kind outlet --remark "A local paper"
        """,
        session => session.RunAsync(new Work<AddSource>
        {
            Command = by => new AddSource
            {
                By = by,
                Case = session.Parsed.GetRequiredValue(_case),
                Called = session.Parsed.GetRequiredValue(_name),
                Kind = session.Parsed.GetRequiredValue(kind),
                Names = Names(session),
                Remark = session.Parsed.GetValue(remark),
                Again = session.Parsed.GetValue(_again),
                Reason = session.Parsed.GetValue(_reason),
            },
            Print = (page, result, _) => NamedText.PrintOne(page, words, result),
        }));

    private Command DefineEntity(
        VerbTable table, Command command, Option<string> kind, Option<string?> remark) => table.Add(
        command,
        """
        probative entity add "7th Harbour Regiment" --vault my-vault --as "Ira Karst" \
          --case "Harbour Ridge" --kind unit --also "7th Harbour Rgt [en]"
        """,
        session => session.RunAsync(new Work<AddEntity>
        {
            Command = by => new AddEntity
            {
                By = by,
                Case = session.Parsed.GetRequiredValue(_case),
                Called = session.Parsed.GetRequiredValue(_name),
                Kind = session.Parsed.GetRequiredValue(kind),
                Names = Names(session),
                Remark = session.Parsed.GetValue(remark),
                Again = session.Parsed.GetValue(_again),
                Reason = session.Parsed.GetValue(_reason),
            },
            Print = (page, result, _) => NamedText.PrintOne(page, words, result),
        }));

    private Command DefinePlace(VerbTable table)
    {
        var at = new Option<string?>("--at")
        {
            Description = "Its position in degrees, LATITUDE,LONGITUDE: \"47.25,35.5\".",
            HelpName = "POSITION",
        };
        var radius = new Option<long?>("--radius")
        {
            Description = "How far around the position the place may be, in metres.", HelpName = "METRES",
        };
        var region = new Option<string?>("--region")
        {
            Description = "The ISO 3166-2 code of the region that it lies in: UA-23.", HelpName = "CODE",
        };
        var basis = new Option<string?>("--basis")
        {
            Description = "Where name and position are from.", HelpName = "TEXT",
        };
        return table.Add(
            new Command("add", "Record a place, or describe one anew.")
            {
                _name, _also, at, radius, region, basis, _again, _reason, _case,
            },
            """
            probative place add "Lower Osk" --vault my-vault --as "Ira Karst" --case "Harbour Ridge" \
              --at "47.25,35.5" --radius 1500 --basis "The map of the exercise"
            """,
            session => Half(session.Parsed.GetValue(at)) is { } problem
                ? Task.FromResult(session.Refuse(problem))
                : session.RunAsync(new Work<AddPlace>
                {
                    Command = by => new AddPlace
                    {
                        By = by,
                        Case = session.Parsed.GetRequiredValue(_case),
                        Called = session.Parsed.GetRequiredValue(_name),
                        Names = Names(session),
                        Latitude = session.Parsed.GetValue(at)?.Split(',')[0],
                        Longitude = session.Parsed.GetValue(at)?.Split(',')[1],
                        RadiusM = session.Parsed.GetValue(radius),
                        Iso3166 = session.Parsed.GetValue(region),
                        Basis = session.Parsed.GetValue(basis),
                        Again = session.Parsed.GetValue(_again),
                        Reason = session.Parsed.GetValue(_reason),
                    },
                    Print = (page, result, _) => NamedText.PrintOne(page, words, result),
                }));
    }

    private static Problem? Half(string? position) => position is null || position.Split(',').Length == 2
        ? null
        : new Problem(
            "bad-value",
            null,
            $"\"{position}\" is no position.",
            "Give latitude and longitude in degrees with a comma between them: --at \"47.25,35.5\".");

    private Spelling[] Names(Session session) =>
        [.. (session.Parsed.GetValue(_also) ?? []).Select(NameText.Read)];
}
